import type { ReactNode } from 'react';
import { signIn } from '#messages/en.sign-in.json';
import { WaveMark } from '#src/ui/wave-mark.tsx';

/** The card in the middle of the page on which people sign in, whichever way. */
export function SignInCard({ lead, children }: { readonly lead: string; readonly children: ReactNode }) {
  return (
    <main data-hue="" className="room-light grid min-h-dvh place-items-center px-4 py-10">
      <div className="w-full max-w-[400px] rounded-[20px] border border-line-strong bg-surface px-7 pt-8 pb-7 shadow-float">
        <WaveMark size={40} />
        <h1 className="mt-4 font-[650] text-xl leading-tight tracking-[-0.025em]">{signIn.title}</h1>
        <p className="mt-1.5 wrap-anywhere text-fg-2">{lead}</p>
        {children}
      </div>
    </main>
  );
}
