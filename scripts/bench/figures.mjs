import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/**
 * Seconds of CPU that a process has used, all its threads together; null where the system does not tell (it is read from /proc).
 * @param {number | undefined} pid
 */
export function cpuSeconds(pid) {
  try {
    // The name in parentheses may hold spaces; the fields are counted behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return null;
  }
}

/**
 * Megabytes (10^6) of memory that a process holds; null where the system does not tell.
 * @param {number | undefined} pid
 */
export function residentMegabytes(pid) {
  try {
    const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Math.round((Number(kibibytes) * 1024) / 1e5) / 10;
  } catch {
    return null;
  }
}

/**
 * @param {import('./loads.mjs').Sample[]} samples
 * @param {number} seconds
 * @param {number | null} cpu
 */
export function figuresOf(samples, seconds, cpu) {
  /** @type {Record<string, ReturnType<typeof percentiles>>} */
  const kinds = {};
  for (const kind of new Set(samples.map((sample) => sample.kind))) {
    kinds[kind] = percentiles(samples.filter((sample) => sample.kind === kind).map((sample) => sample.ms));
  }
  return {
    requests: samples.length,
    errors: samples.filter((sample) => !sample.ok).length,
    perSecond: Math.round(samples.length / seconds),
    cpuSecondsPer1000: cpu === null ? null : Number(((cpu / samples.length) * 1000).toFixed(3)),
    all: percentiles(samples.map((sample) => sample.ms)),
    kinds,
  };
}

/** @typedef {ReturnType<typeof figuresOf>} Figures */

/** @param {number[]} values milliseconds */
export function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2));
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/**
 * A table in Markdown.
 * @param {string[]} head
 * @param {(string | number | null)[][]} rows
 */
export function table(head, rows) {
  const cells = [
    head,
    head.map((_, index) => (index === 0 ? '---' : '---:')),
    ...rows.map((row) => row.map((cell) => String(cell ?? '-'))),
  ];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
