import { signIn } from '#messages/en.sign-in.json';
import { SignInCard } from './sign-in-card.tsx';

const words = signIn.withIssuer;

type Props = {
  /** The name of the issuer's host. */
  readonly issuer: string;
  readonly problem: string | null;
  /** A path of our own, to come back to. */
  readonly returnTo: string;
  /** Where the issuer sends people back to; given when this browser has begun to sign in and not come back. */
  readonly callbackUrl: string | null;
};

/** Leads to the issuer, and says in words what went wrong there. A plain link, so that it works before any script has loaded. */
export function SignInWithIssuer({ issuer, problem, returnTo, callbackUrl }: Props) {
  const said = problem === null ? null : problemWords(problem);
  const isFault = problem !== null && problem !== 'ended';
  const named = (text: string) => text.replaceAll('{issuer}', issuer);
  return (
    <SignInCard lead={named(words.lead)}>
      {said !== null && (
        <div
          role="alert"
          className={`mt-5 rounded-m border px-4 py-3 text-sm ${isFault ? 'border-danger bg-danger-soft' : 'border-accent-line bg-accent-soft'}`}
        >
          <p className="wrap-anywhere font-[600]">{named(said.what)}</p>
          <p className="mt-1 wrap-anywhere text-fg-2">{named(said.next)}</p>
        </div>
      )}
      {problem === 'cache' ? (
        // Works without a script: the page is loaded anew until who is signed in is known again.
        <meta httpEquiv="refresh" content={`5;url=${returnTo}`} />
      ) : (
        <a
          href={`/api/session/start?${new URLSearchParams({ returnTo })}`}
          className="button button-primary mt-6 flex min-h-11 w-full items-center justify-center wrap-anywhere rounded-m px-4 text-center text-base"
        >
          {named(isFault ? words.again : words.button)}
        </a>
      )}
      {callbackUrl !== null && !isFault && (
        <p className="mt-5 text-fg-3 text-xs leading-relaxed">
          {named(words.back)} <code className="mt-1 block break-all text-fg-2">{callbackUrl}</code>
        </p>
      )}
    </SignInCard>
  );
}

type Said = { readonly what: string; readonly next: string };

function problemWords(problem: string): Said {
  const known: Readonly<Record<string, Said>> = words.problem;
  return known[problem] ?? words.problem.other;
}
