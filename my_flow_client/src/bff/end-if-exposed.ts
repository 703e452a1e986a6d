import 'server-only';
import { refuseExposure } from '#src/config/env.ts';

/** Ends a server that must not run as it is configured, and says why. */
export function endIfExposed(): void {
  try {
    refuseExposure();
  } catch (error) {
    // Next would log what is thrown at it, and go on listening.
    console.error(`MyFlow's client cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
