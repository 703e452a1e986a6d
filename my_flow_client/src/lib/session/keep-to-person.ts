/**
 * Runs in the browser before anything else of a page, as a text of its own: it may use nothing from outside. What this browser keeps for a person (drafts,
 * lines that were not sent) is let go of when somebody else signs in, and a page that was open for another person, or is brought back after signing out,
 * is loaded anew. `person` tells people apart without telling who they are; `local` is the one of a MyFlow without accounts.
 */
export function keepToPerson(person: string): void {
  const name = 'myflow:person';
  try {
    const before = localStorage.getItem(name);
    if (before !== person && (before !== null || person !== 'local'))
      for (const key of Object.keys(localStorage)) if (key.startsWith('myflow:')) localStorage.removeItem(key);
    localStorage.setItem(name, person);
    const leaveToOthers = () => {
      if (localStorage.getItem(name) !== person) location.reload();
    };
    addEventListener('storage', leaveToOthers);
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) leaveToOthers();
    });
  } catch {
    // A browser that keeps nothing has nothing to let go of.
  }
}
