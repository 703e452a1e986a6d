/**
 * Runs in the browser, in development alone, as a text of its own: it may use nothing from outside. Next 16.4 names, in the document, the list of files of
 * which the page wants to hear when they are saved, and a page that is gone to by a link gets no document: nothing that is saved would be seen in it
 * (https://github.com/vercel/next.js/issues/98699). So the list is taken from the document that the new address has. To be removed when Next does it itself.
 */
export function followSaves(): void {
  let followed = location.pathname;
  const follow = async () => {
    const html = await (await fetch(location.href)).text();
    for (const { src } of new DOMParser().parseFromString(html, 'text/html').scripts) {
      if (src === '' || Array.from(document.scripts).some((script) => script.src === src)) continue;
      const text = await (await fetch(src)).text();
      if (!text.startsWith('(globalThis["TURBOPACK_CHUNK_LISTS"]')) continue;
      // By its path alone, as the server wrote it: what is listened for is called so.
      document.head.append(Object.assign(document.createElement('script'), { src: new URL(src).pathname }));
    }
  };
  window.navigation?.addEventListener('currententrychange', () => {
    if (location.pathname === followed) return;
    followed = location.pathname;
    follow().catch(() => {});
  });
}
