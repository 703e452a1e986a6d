'use client';

import { Component, createRef, type ReactNode } from 'react';

type Props = { readonly order: string; readonly children: ReactNode };

const durationMs = 260;
const rowsMax = 80;

/**
 * Lets rows glide to their new places when the order changes, so that the eye follows a flow into the list of what is done.
 * A class, since only `getSnapshotBeforeUpdate` sees the places from just before the change.
 */
export class CalmMoves extends Component<Props> {
  readonly #root = createRef<HTMLDivElement>();

  override getSnapshotBeforeUpdate(before: Props): Map<string, number> | null {
    const root = this.#root.current;
    if (before.order === this.props.order || root === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return null;
    return placesIn(root);
  }

  override componentDidUpdate(_before: Props, _state: unknown, places: Map<string, number> | null): void {
    const root = this.#root.current;
    if (places === null || root === null) return;
    for (const [row, top] of [...rowsIn(root)].map((row) => [row, topIn(root, row)] as const)) {
      const was = places.get(row.dataset['flowRow'] ?? '');
      if (was !== undefined && Math.abs(was - top) < 1) continue;
      const from = was === undefined ? { opacity: 0 } : { transform: `translateY(${was - top}px)` };
      const to = was === undefined ? { opacity: 1 } : { transform: 'none' };
      row.animate([from, to], { duration: durationMs, easing: 'cubic-bezier(.2,.8,.2,1)' });
    }
  }

  override render(): ReactNode {
    return <div ref={this.#root}>{this.props.children}</div>;
  }
}

function placesIn(root: HTMLElement): Map<string, number> {
  return new Map(rowsIn(root).map((row) => [row.dataset['flowRow'] ?? '', topIn(root, row)]));
}

/** Those that can be seen; in a long list all others would be measured for nothing. */
function rowsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-flow-row]')].slice(0, rowsMax);
}

function topIn(root: HTMLElement, row: HTMLElement): number {
  return row.getBoundingClientRect().top - root.getBoundingClientRect().top;
}
