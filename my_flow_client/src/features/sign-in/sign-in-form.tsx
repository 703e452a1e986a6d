import { signIn } from '#messages/en.sign-in.json';
import { Button } from '#src/ui/button.tsx';
import { SignInCard } from './sign-in-card.tsx';

const words = signIn.withPassword;

/** A plain form, so that it works before any script has loaded, and without one. */
export function SignInForm({ problem }: { problem: string | null }) {
  return (
    <SignInCard lead={words.lead}>
      <form action="/api/session" method="post">
        {/* Password managers keep a password under a name. */}
        <input type="text" name="username" autoComplete="username" defaultValue={words.user} readOnly hidden />
        <label htmlFor="password" className="mt-6 block font-[550] text-sm">
          {words.password}
        </label>
        <input
          id="password"
          type="password"
          name="password"
          required
          maxLength={1_000}
          autoComplete="current-password"
          aria-invalid={problem !== null && problem !== 'ended'}
          aria-describedby={problem === null ? undefined : 'problem'}
          className="mt-1.5 min-h-11 w-full rounded-m border border-line-control bg-bg px-3.5 outline-none focus-visible:border-accent focus-visible:ring-2 focus-visible:ring-accent"
        />
        {problem !== null && (
          <p id="problem" role="alert" className={problem === 'ended' ? 'mt-2 text-fg-2 text-sm' : 'mt-2 text-danger text-sm'}>
            {problemWords(problem)}
          </p>
        )}
        <Button type="submit" look="primary" className="mt-5 min-h-11 w-full rounded-m text-base">
          {signIn.button}
        </Button>
        <p className="mt-5 text-fg-3 text-xs leading-relaxed">{words.forgotten}</p>
      </form>
    </SignInCard>
  );
}

function problemWords(problem: string): string {
  const known: Readonly<Record<string, string>> = words.problem;
  return known[problem] ?? words.problem.other;
}
