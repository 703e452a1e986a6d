/**
 * How many tests of a suite passed, failed and were skipped; `faults` are failures that no test stands for, such as a file that could not be loaded.
 * @typedef {{ suite: string, passed: number, failed: number, skipped: number, faults: string[] }} Counts
 */

/**
 * Counts the report of vitest's JSON reporter, apart for each folder of `suites` (name -> folder, absolute). A suite in which no test ran is a failure:
 * a run that finds nothing must not look like one that found nothing wrong.
 * @param {unknown} report
 * @param {Record<string, string>} suites
 * @returns {Counts[]}
 */
export function countReport(report, suites) {
  const files = filesOf(report);
  const counted = Object.entries(suites).map(([suite, folder]) =>
    countFiles(
      suite,
      files.filter((file) => file.name.startsWith(`${folder}/`)),
    ),
  );
  const strays = files.filter((file) => !Object.values(suites).some((folder) => file.name.startsWith(`${folder}/`)));
  return strays.length === 0 ? counted : [...counted, countFiles('elsewhere', strays)];
}

/**
 * @param {string} suite
 * @param {string} fault
 * @returns {Counts}
 */
export function faultySuite(suite, fault) {
  return { suite, passed: 0, failed: 1, skipped: 0, faults: [fault] };
}

/**
 * The line that closes every run, and nothing else stands on it.
 * @param {Counts[]} counts
 */
export function closingLine(counts) {
  const total = sum(counts);
  return `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`;
}

/** @param {Counts[]} counts */
export function sum(counts) {
  return counts.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** @typedef {{ name: string, status: string, message: string, tests: string[] }} FileReport */

/**
 * @param {string} suite
 * @param {FileReport[]} files
 * @returns {Counts}
 */
function countFiles(suite, files) {
  const states = files.flatMap((file) => file.tests);
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length;
  const faults = files
    .filter((file) => file.status !== 'passed' && !file.tests.includes('failed'))
    .map((file) => `${file.name}: ${file.message || 'failed outside of its tests'}`);
  if (passed + failed === 0) faults.push(`no test of ${suite} ran`);
  return { suite, passed, failed: failed + faults.length, skipped: states.length - passed - failed, faults };
}

/**
 * @param {unknown} report
 * @returns {FileReport[]}
 */
function filesOf(report) {
  return listOf(report, 'testResults').map((file) => ({
    name: textOf(file, 'name'),
    status: textOf(file, 'status'),
    message: textOf(file, 'message'),
    tests: listOf(file, 'assertionResults').map((test) => textOf(test, 'status')),
  }));
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown[]}
 */
function listOf(value, key) {
  const list = fieldOf(value, key);
  if (!Array.isArray(list)) throw new Error(`The test report has no list ${key}.`);
  return list;
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function textOf(value, key) {
  const text = fieldOf(value, key);
  return typeof text === 'string' ? text : '';
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
function fieldOf(value, key) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
