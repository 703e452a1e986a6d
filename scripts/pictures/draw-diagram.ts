import { instance } from '@viz-js/viz';

/** Colours are by class, so that one picture is readable on a light and on a dark page. */
const style = `<style>
text { fill: #1f2430; font-family: system-ui, sans-serif; }
.part path, .part polygon { fill: #ffffff; stroke: #6b7280; }
.own path, .own polygon { fill: #e3ecfb; stroke: #2f5fb3; }
.way path { stroke: #6b7280; }
.way polygon { fill: #6b7280; stroke: #6b7280; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6e8ee; }
  .part path, .part polygon { fill: #20242e; stroke: #8b93a5; }
  .own path, .own polygon { fill: #1d2c49; stroke: #7fa6ea; }
  .way path { stroke: #8b93a5; }
  .way polygon { fill: #8b93a5; stroke: #8b93a5; }
}
</style>`;

/** The picture of a text in Graphviz's language, as SVG; the same text gives the same picture. `title` is what a screen reader says. Throws when the text has a fault. */
export async function drawDiagram(dot: string, title: string): Promise<string> {
  const viz = await instance();
  const svg = viz.renderString(dot, { format: 'svg' });
  const start = svg.indexOf('<svg');
  if (start === -1) throw new Error('Graphviz drew no picture');
  const plain = svg
    .slice(start)
    .replaceAll(/ (?:fill|stroke)="(?!none|transparent)[^"]*"/g, '')
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '');
  return plain.replace(/^<svg([^>]*)>/, (_, attributes: string) => `<svg${attributes} role="img" aria-label="${title}">\n${style}`);
}
