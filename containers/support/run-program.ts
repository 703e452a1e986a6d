import { execFile } from 'node:child_process';

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What the program reads from its standard input. */
  readonly input?: string;
  /** Kills the program, and fails. */
  readonly timeoutMs?: number;
};

export type Output = { readonly stdout: string; readonly stderr: string };

/** Runs a program to its end. Throws with its last words when it ends with another code than 0, or not in time. */
export function runProgram(command: string, args: readonly string[], options: RunOptions = {}): Promise<Output> {
  const { cwd, env, input, timeoutMs = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const given = {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    };
    const child = execFile(command, args, { ...given, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) return resolve({ stdout, stderr });
      const why = error.killed ? `was not done within ${timeoutMs} ms` : `ended with ${error.code ?? error.signal}`;
      reject(new Error(`${[command, ...args].join(' ')} ${why}:\n${`${stdout}\n${stderr}`.trim().slice(-4000)}`));
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}

/** Runs the Docker CLI and gives what it printed, without the last line break. */
export async function docker(args: readonly string[], options: RunOptions = {}): Promise<string> {
  return (await runProgram('docker', args, options)).stdout.trimEnd();
}
