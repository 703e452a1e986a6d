import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** The picture of the architecture, the text that it is drawn from, and what a screen reader says of it. */
export const architecture = {
  dot: path.join(root, 'docs/pictures/architecture.dot'),
  svg: path.join(root, 'docs/pictures/architecture.svg'),
  title: 'What runs, and who reaches whom',
};
