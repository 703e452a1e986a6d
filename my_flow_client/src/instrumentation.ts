/** Next calls this once, before the server takes its first request. */
export async function register(): Promise<void> {
  // Next also compiles this file for its edge runtime, where there is nothing to start; it puts the runtime's name in here.
  if (process.env['NEXT_RUNTIME'] === 'nodejs') (await import('#src/bff/process/start.ts')).start();
}
