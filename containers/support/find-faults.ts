import type { Image, LayerEntry } from './read-image.ts';

/** Something in an image that must not be there: where, and what is wrong with it. */
export type Fault = { readonly path: string; readonly what: string };

type Check = { readonly what: string; readonly isFault: (entry: LayerEntry) => boolean };

/** Whoever breaks in finds these useful, and the product uses none. */
const tools = new Set(
  'ash bash busybox csh dash sh zsh apt apt-get apk dpkg rpm bun bunx corepack npm npx pip pnpm yarn curl nc perl python python3 sudo su wget'.split(
    ' ',
  ),
);

/** The folder in which scanners look for the names of Debian's packages; no program of dpkg is in it. */
const listOfPackages = 'var/lib/dpkg';

/** Node, what it loads of libc, libstdc++ and libgcc, and their loader. */
const programs =
  /^(usr\/local\/bin\/node|lib(64)?\/([\w-]+\/)?(ld-linux-[\w-]+\.so\.\d|lib(c|dl|m|pthread|stdc\+\+|gcc_s|atomic)\.so\.\d))$/;

const secretNames =
  /(^|\/)(\.env(\..*)?|\.npmrc|\.git|\.git-credentials|\.netrc|\.docker|\.aws|\.ssh|id_(rsa|ed25519|ecdsa)[^/]*|[^/]+\.(pem|key|p12|pfx|jks|kdbx))(\/|$)/;

/** Keys with a body (their opening line alone is in every library that reads keys), and tokens in the forms of the services that give them out. */
const secretTexts =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[\w+/=\s\\]{64}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b|\bsk-(proj|ant)-[\w-]{32}|\bnpm_\w{36}\b|mongodb(\+srv)?:\/\/(?!user:password@)[^\s:@/'"`<>{}$]+:[^\s:@/'"`<>{}$]{6,}@/;

const checks: readonly Check[] = [
  { what: 'a shell, package manager or tool', isFault: ({ path }) => path !== listOfPackages && tools.has(path.split('/').at(-1) ?? '') },
  { what: 'setuid or setgid', isFault: ({ mode }) => (mode & 0o6000) !== 0 },
  { what: 'can be written to', isFault: ({ mode, type }) => type !== 'symlink' && (mode & 0o222) !== 0 },
  { what: 'belongs to another user than root', isFault: ({ uid, gid }) => uid !== 0 || gid !== 0 },
  { what: 'a program beside Node and its libraries', isFault: ({ path, isElf }) => isElf && !programs.test(path) },
  { what: 'executable, and no program', isFault: ({ type, mode, isElf }) => type === 'file' && (mode & 0o111) !== 0 && !isElf },
  { what: 'neither file nor folder', isFault: ({ type }) => type !== 'file' && type !== 'directory' },
  { what: 'by its name a secret', isFault: ({ path }) => secretNames.test(path) },
  { what: 'holds a secret', isFault: ({ content }) => secretTexts.test(content.toString('latin1')) },
  { what: 'a source map', isFault: ({ path, content }) => path.endsWith('.map') || content.includes('sourceMappingURL=data:') },
  { what: 'a test', isFault: ({ path }) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(path) },
];

/** Everything in any layer of the image that must not be there. */
export function findFaults(image: Image): Fault[] {
  const entries = image.layers.flatMap((layer) => layer.entries);
  return checks.flatMap(({ what, isFault }) => entries.filter(isFault).map(({ path }) => ({ path, what })));
}

/** The words of every check, so that a test can hold each to a planted fault. */
export const kindsOfFault: readonly string[] = checks.map(({ what }) => what);
