import type { Zone } from 'my_flow_contract';

/** Where and when a moment is looked at from. `locale` is a language tag of the person's preferences; null means plain English. */
export type TimeFrame = { readonly nowMs: number; readonly zone: Zone; readonly locale: string | null };

const formats = new Map<string, Intl.DateTimeFormat>();
const formatsMax = 200;

/** An instant in a locale and zone, by the given parts. Formatters are costly to make and are kept. */
export function formatParts(
  atMs: number,
  { zone, locale }: Pick<TimeFrame, 'zone' | 'locale'>,
  options: Intl.DateTimeFormatOptions,
): string {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(formattingLocale(locale), { ...options, timeZone: zone });
    if (formats.size >= formatsMax) formats.clear();
    formats.set(key, format);
  }
  // Runtimes differ in which narrow space stands before AM and PM; server and browser have to write the same.
  return format.format(atMs).replace(/[\u202f\u00a0]/g, ' ');
}

/** English without a country is written as most of the world writes it: 24 hours, the day before the month. */
function formattingLocale(locale: string | null): string {
  return locale === null || locale === 'en' ? 'en-GB' : locale;
}
