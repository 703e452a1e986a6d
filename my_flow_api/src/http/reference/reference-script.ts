import { hash } from 'node:crypto';
import { readPackageScript } from './read-package-script.ts';

export type ReferenceScript = { readonly script: string; readonly etag: string };

let loading: Promise<ReferenceScript> | undefined;

/** The script of the reference page. It is 5 MB, so it is read when somebody first opens the page, and kept. */
export function loadReferenceScript(): Promise<ReferenceScript> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<ReferenceScript> {
  const script = await readPackageScript();
  return { script, etag: `"${hash('sha256', script, 'base64url').slice(0, 22)}"` };
}
