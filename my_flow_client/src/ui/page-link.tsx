'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { useGo } from '#src/lib/room/use-go.ts';

/** A link to another page of MyFlow, which is followed without loading everything anew. Nothing is fetched before it is followed. */
export function PageLink({ href, ...rest }: ComponentProps<'a'> & { readonly href: string }) {
  const go = useGo();
  const onClick = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    go(href);
  };
  return <a href={href} onClick={onClick} {...rest} />;
}

/** Whether a click asks for the page itself: with a modifier the browser opens a tab of its own, as with every link. */
export function isPlainClick(event: MouseEvent): boolean {
  return !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && event.button === 0;
}
