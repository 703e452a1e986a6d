'use client';

import '#src/lib/words/welcome-words.ts';
import { type FormEvent, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { t } from '#src/lib/words/words.ts';
import { PageLink } from '#src/ui/page-link.tsx';
import { WaveMark } from '#src/ui/wave-mark.tsx';
import { OwnRole } from './own-role.tsx';
import { RememberZone } from './remember-zone.tsx';
import { RoleToggle } from './role-toggle.tsx';
import { StartButtons } from './start-buttons.tsx';
import { useRoles } from './use-roles.ts';
import { useStart } from './use-start.ts';

/** The first page of a person: what MyFlow is, and the way into the first room. */
export function Welcome() {
  // Contexts that this page creates appear in the cache; those of before are what it is compared with.
  const [existing] = useState(useContexts());
  const { offered, chosen, light, toggle, addOwn } = useRoles(existing);
  const start = useStart(existing);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length > 0) start.startWith(chosen);
  };
  return (
    <main data-hue="" style={{ '--hue': light }} className="room-light min-h-dvh px-4 py-10 sm:px-8 sm:py-16">
      <RememberZone />
      <form onSubmit={onSubmit} className="mx-auto w-full max-w-[660px]">
        <WaveMark size={48} />
        <h1 className="mt-5 font-[650] text-[2.25rem] leading-[1.1] tracking-[-0.03em] sm:text-[2.75rem]">{t('welcome.heading')}</h1>
        <p className="mt-4 max-w-[54ch] text-balance text-fg-2 text-lg leading-relaxed">{t('welcome.lead')}</p>
        <fieldset className="mt-10 min-w-0">
          <legend className="font-semibold">{t('welcome.question')}</legend>
          <p className="mt-0.5 text-fg-2 text-sm">{t('welcome.questionHint')}</p>
          <ul className="mt-4 grid gap-3 sm:grid-cols-2">
            {existing.map((context) => (
              <li key={context.id}>
                <RoleToggle role={{ ...context, hint: '' }} isChosen existing={t('welcome.existing')} />
              </li>
            ))}
            {offered.map((role) => (
              <li key={role.name}>
                <RoleToggle role={role} isChosen={chosen.includes(role)} onToggle={() => toggle(role)} />
              </li>
            ))}
          </ul>
          <OwnRole onAdd={addOwn} />
        </fieldset>
        <StartButtons count={chosen.length} start={start} hasContexts={existing.length > 0} />
        <p className="mt-8 flex flex-wrap gap-x-4 gap-y-1 text-fg-3 text-sm">
          {t('welcome.private')}
          {existing.length > 0 && (
            <PageLink href="/" className="text-accent-strong underline-offset-4 hover:underline">
              {t('welcome.backToRoom')}
            </PageLink>
          )}
        </p>
      </form>
    </main>
  );
}
