'use client';

import '#src/lib/words/preferences-words.ts';
import { ChevronsUpDown } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { cn } from '#src/lib/cn.ts';
import { usePreferences, useZone } from '#src/lib/data/queries.ts';
import { formatParts } from '#src/lib/time/time-frame.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { inputClasses } from '#src/ui/field.tsx';
import { locales } from './locales.ts';
import { Section, Setting } from './section.tsx';
import { Segments } from './segments.tsx';
import type { SavePreferences } from './use-save-preferences.ts';
import { zoneName } from './zone-name.ts';
import { ZonePicker } from './zone-picker.tsx';

/** Where the person is, how dates are written there, and when a week starts. */
export function TimeSettings({ save }: { save: SavePreferences }) {
  const zone = useZone();
  const { weekStart } = usePreferences();
  return (
    <Section title={t('preferences.time')}>
      <Setting title={t('preferences.zone')} help={<ZoneHelp zone={zone} save={save} />}>
        <ZonePicker zone={zone} onZone={(chosen) => save({ zone: chosen })} />
      </Setting>
      <Setting title={t('preferences.locale')} controlId="locale" help={<DateSample />}>
        <LocaleSelect save={save} />
      </Setting>
      <Setting title={t('preferences.weekStart')} help={t('preferences.weekStartHelp')}>
        <Segments
          label={t('preferences.weekStart')}
          value={weekStart}
          onValue={(day) => save({ weekStart: day })}
          segments={[
            { value: 1, label: t('contexts.weekday.monday') },
            { value: 6, label: t('contexts.weekday.saturday') },
            { value: 7, label: t('contexts.weekday.sunday') },
          ]}
        />
      </Setting>
    </Section>
  );
}

/** Says when this browser is in another zone than MyFlow thinks, and offers to take it over. */
function ZoneHelp({ zone, save }: { readonly zone: string; readonly save: SavePreferences }) {
  const own = useSyncExternalStore(
    nothingChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => zone,
  );
  if (own === zone) return t('preferences.zoneHelp');
  return (
    <>
      {t('preferences.zoneOwn', { zone: zoneName(own) })}{' '}
      <button
        type="button"
        onClick={() => save({ zone: own })}
        className="rounded-s font-semibold text-accent-strong underline underline-offset-2"
      >
        {t('preferences.zoneUse')}
      </button>
    </>
  );
}

function LocaleSelect({ save }: { save: SavePreferences }) {
  const { locale } = usePreferences();
  const isListed = locale === null || locales.some(([tag]) => tag === locale);
  return (
    <div className="relative">
      <ChevronsUpDown size={15} aria-hidden="true" className="pointer-events-none absolute top-[13px] right-3.5 text-fg-3" />
      <select
        id="locale"
        value={locale ?? ''}
        onChange={(event) => save({ locale: event.target.value || null })}
        className={cn(inputClasses, 'cursor-pointer appearance-none pr-9 font-[550] sm:text-sm')}
      >
        <option value="">{t('preferences.localePlain')}</option>
        {!isListed && <option value={locale}>{locale}</option>}
        {locales.map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How a date looks now. Server and browser may know a language in other editions, so its first paint is not held against the browser's. */
function DateSample() {
  const { nowMs, zone, locale } = useTimeFrame();
  return (
    <span suppressHydrationWarning lang={locale ?? 'en'}>
      {formatParts(nowMs, { zone, locale }, { dateStyle: 'full', timeStyle: 'short' })}
    </span>
  );
}

function nothingChanges(): () => void {
  return () => undefined;
}
