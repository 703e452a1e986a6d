import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { WaveMark } from '#src/ui/wave-mark.tsx';

/** A plain form, so that it works before any script has loaded, and without one. */
export function SignInForm({ problem }: { problem: string | null }) {
  return (
    <main data-hue="" className="room-light grid min-h-dvh place-items-center px-4 py-10">
      <form
        action="/api/session"
        method="post"
        className="w-full max-w-[380px] rounded-[20px] border border-line-strong bg-surface px-7 pt-8 pb-7 shadow-float"
      >
        <WaveMark size={40} />
        <h1 className="mt-4 font-[650] text-xl leading-tight tracking-[-0.025em]">{t('signIn.title')}</h1>
        <p className="mt-1.5 text-fg-2">{t('signIn.lead')}</p>
        {/* Password managers keep a password under a name. */}
        <input type="text" name="username" autoComplete="username" defaultValue={t('signIn.user')} readOnly hidden />
        <label htmlFor="password" className="mt-6 block font-[550] text-sm">
          {t('signIn.password')}
        </label>
        <input
          id="password"
          type="password"
          name="password"
          required
          maxLength={1_000}
          autoComplete="current-password"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : 'problem'}
          className="mt-1.5 min-h-11 w-full rounded-m border border-line-control bg-bg px-3.5 outline-none focus-visible:border-accent focus-visible:ring-2 focus-visible:ring-accent"
        />
        {problem !== null && (
          <p id="problem" role="alert" className="mt-2 text-danger text-sm">
            {problemWords(problem)}
          </p>
        )}
        <Button type="submit" look="primary" className="mt-5 min-h-11 w-full rounded-m text-base">
          {t('signIn.button')}
        </Button>
        <p className="mt-5 text-fg-3 text-xs leading-relaxed">{t('signIn.forgotten')}</p>
      </form>
    </main>
  );
}

function problemWords(problem: string): string {
  return problem === 'password' || problem === 'wait' ? t(`signIn.problem.${problem}`) : t('signIn.problem.other');
}
