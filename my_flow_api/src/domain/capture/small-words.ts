const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that make what comes behind them a name or a thing: "the Friday Book". */
export const determiners = list(`
  the a an my our your his her their its this that these those some any no each every another both all`);

/** Those of them that make a day describe a thing: "the May 5 release", "our tomorrow meeting". */
export const articles = list('the a an my our your his its their');

/** Words behind which a date may stand in the middle of a clause, since they begin another part of it. */
export const partOpeners = list(`
  about above after against along among around as at because before behind below beside between beyond but by concerning despite during
  except for from if in including inside into near off on once onto or out outside over past per plus re regarding since so than that
  the a an my our your his her their this these those through throughout till to toward towards under until unless up upon via when
  whenever where while with within without and then also & + instead please pls too maybe only sharp again already latest not no i we
  he she they it one`);

/** Words of the calendar and the clock: another such phrase may come next. */
export const calendarOpeners = list(`
  today tonight tomorrow tmrw tmr next this every each daily weekly monthly yearly annually weekdays weekends morning afternoon evening night
  noon midday midnight eod starting beginning due deadline no not monday tuesday wednesday thursday friday saturday sunday mon tue tues wed
  weds thu thur thurs fri sat sun january february march april may june july august september october november december jan feb mar apr jun
  jul aug sep sept oct nov dec mid end`);

/** Words that make a weekday the name of something else. */
export const weekdayNamers = list(`
  black good cyber ash palm fat super easter casual holy maundy shrove freaky bloody ruby whit man girl happy usa tgi blue stormy every last
  previous past following of it's its`);

/** Verbs whose object may be the name of a work. */
export const workVerbs = list('read reread watch rewatch stream play hear sing listen');

/** Nouns that a number without a unit belongs to. */
export const numberedThings = list(`
  version v release chapter page pages part section step room flat apartment apt unit no number nr track episode season level volume vol row
  line lines bus route gate platform terminal suite floor size python node ios android windows ratio score option article paragraph
  psalm psalms genesis exodus proverbs isaiah romans corinthians`);

/** Words of an evening, and of an early morning: they decide on an hour such as 7. */
export const eveningWords = list(`
  dinner supper drinks drink party movie movies film cinema theatre theater concert gig opera ballet show pub bar cocktails date disco club
  bedtime evening night table restaurant reservation babysitter`);
/** Words of the working day: there, 7 to 11 are in the morning, and 1 to 6 after noon. */
export const dayWords = list(`
  standup stand-up dentist doctor vet bank school office meeting interview appointment class lecture exam court workshop sync lunch kindergarten
  nursery`);
export const morningWords = list('breakfast wake alarm sunrise jog brunch morning');

/** Verbs with which "by 5" is an amount. */
export const amountVerbs = list(`
  increase decrease reduce cut raise lower grow improve multiply divide extend shrink exceed drop boost scale shorten lengthen widen beat`);

export const pronounObjects = list('it them him her this that these those one me us everything both');
export const particles = list('up off out in on down away back over through around along by for with to at');

/** Words that keep what follows them: without it, "move it to" and "talk about" would be left over. */
export const holders = list(`
  to since of about than between with like regarding re per via versus vs without into after from before until till through toward towards
  concerning called named titled expires expiring expired dated born was were`);

/** Every word that a phrase for a day, a time, a recurrence or a length may begin with, so that no other need be tried. */
export const phraseOpeners: ReadonlySet<string> = new Set([
  ...calendarOpeners,
  ...list(`
    later the day in within a an one two three four five six seven eight nine ten eleven twelve twenty half quarter coming on at over some
    sometime early late very month year start middle first second third fourth fifth last eod cob eob eow eom eoq eoy never not no as from any
    anytime after before until till due is by for around about between takes taking estimate est everyday nightly fortnightly biweekly bi
    bimonthly quarterly once weekday workday workdays working weekend mondays tuesdays wednesdays thursdays fridays saturdays sundays tonite
    tomorow tommorow christmas xmas boxing new valentine valentines halloween`),
]);
