import type { ReactNode } from 'react';

/** The title of a page that is no room, with a sentence about it. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="mb-7">
      <h1 className="font-[650] text-xl leading-[1.2] tracking-[-0.025em]">{title}</h1>
      {children && <p className="mt-1.5 text-fg-2">{children}</p>}
    </header>
  );
}
