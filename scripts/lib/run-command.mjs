// Syntax that an old Node can parse: this file is what tells its owner that it is too old.
const oldestMajor = 20;

/**
 * Runs a command of `npm run`: its module is loaded only once Node is known to understand it. A Refusal is told in its own words, anything else with its stack.
 * @param {() => Promise<{ main: (args: string[]) => Promise<number> }>} load
 */
export function runCommand(load) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestMajor) {
    console.error(
      `MyFlow needs Node ${oldestMajor} or newer, and this is Node ${process.versions.node}. Install a newer one from https://nodejs.org.`,
    );
    process.exitCode = 1;
    return;
  }
  if (process.platform === 'win32') {
    console.error('These scripts run on Linux and macOS. On Windows, run them inside WSL.');
    process.exitCode = 1;
    return;
  }
  load()
    .then((command) => command.main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error) => {
      console.error(error instanceof Error && error.name === 'Refusal' ? `\n${error.message}\n` : error);
      process.exitCode = 1;
    });
}
