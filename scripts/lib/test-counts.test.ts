import { expect, it } from 'vitest';
import { closingLine, countReport, faultySuite } from './test-counts.mjs';

const suites = { api: '/project/my_flow_api', client: '/project/my_flow_client' };

it('counts each suite apart and sums them up', () => {
  const counts = countReport(report({ api: ['passed', 'passed', 'failed'], client: ['passed', 'pending', 'todo', 'skipped'] }), suites);
  expect(counts).toEqual([
    { suite: 'api', passed: 2, failed: 1, skipped: 0, faults: [] },
    { suite: 'client', passed: 1, failed: 0, skipped: 3, faults: [] },
  ]);
  expect(closingLine(counts)).toBe('3 passed, 1 failed, 3 skipped');
  expect(closingLine(counts.slice(0, 1))).toBe('2 passed, 1 failed');
});

it('takes a suite in which no test ran for a failure', () => {
  expect(closingLine(countReport(report({ api: ['passed'] }), suites))).toBe('1 passed, 1 failed');
  expect(closingLine(countReport(report({ api: ['passed'], client: ['skipped'] }), suites))).toBe('1 passed, 1 failed, 1 skipped');
});

it('takes a file that could not be loaded for a failure', () => {
  const broken = { name: '/project/my_flow_api/src/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] };
  const { testResults } = report({ api: ['passed'], client: ['passed'] });
  const counts = countReport({ testResults: [...testResults, broken] }, suites);
  expect(counts[0]).toMatchObject({ passed: 1, failed: 1, faults: ['/project/my_flow_api/src/b.test.ts: Cannot find module'] });
});

it('counts what belongs to no suite too', () => {
  const stray = { name: '/project/other/x.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed' }] };
  const { testResults } = report({ api: ['passed'], client: ['passed'] });
  expect(closingLine(countReport({ testResults: [...testResults, stray] }, suites))).toBe('3 passed, 0 failed');
});

it('does not take something else for a report', () => {
  expect(() => countReport({}, suites)).toThrow('no list testResults');
  expect(closingLine([faultySuite('unit', 'x')])).toBe('0 passed, 1 failed');
});

function report(states: { api?: string[]; client?: string[] }) {
  const testResults = Object.entries(states).map(([suite, tests]) => ({
    name: `/project/my_flow_${suite}/src/a.test.ts`,
    status: tests.includes('failed') ? 'failed' : 'passed',
    message: '',
    assertionResults: tests.map((status) => ({ status })),
  }));
  return { testResults };
}
