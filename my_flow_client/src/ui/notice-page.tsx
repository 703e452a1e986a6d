import type { ReactNode } from 'react';
import { WaveMark } from './wave-mark.tsx';

type Props = { readonly title: string; readonly hint: string; readonly children?: ReactNode; readonly footnote?: string };

/** A page that has nothing to show but a few words, and what to do about it. */
export function NoticePage({ title, hint, children, footnote }: Props) {
  return (
    <main data-hue="" className="room-light grid min-h-dvh place-items-center px-6 py-10">
      <div className="w-full max-w-[460px]">
        <WaveMark size={40} />
        <h1 className="mt-5 font-[650] text-xl leading-tight tracking-[-0.025em]">{title}</h1>
        <p className="mt-2.5 text-balance text-fg-2">{hint}</p>
        <div className="mt-6 flex flex-wrap gap-3">{children}</div>
        {footnote !== undefined && <p className="mt-6 text-fg-3 text-xs">{footnote}</p>}
      </div>
    </main>
  );
}
