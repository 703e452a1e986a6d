import { expect, it } from 'vitest';
import { installFault } from './install.mjs';

it.each([
  ['npm error network request to https://registry.example failed, reason: getaddrinfo ENOTFOUND registry.example', 'needs the network'],
  ['error: ConnectionRefused downloading package manifest zod', 'needs the network'],
  ['npm error code EAI_AGAIN', 'needs the network'],
  ['error: ENOSPC: no space left on device', 'The disk is full'],
  ['npm error Error: EACCES: permission denied, mkdir', 'may not write into'],
  ['error: lockfile had changes, but lockfile is frozen', 'disagree'],
  ['something else', 'could not be installed'],
])('tells what to do about: %s', (output, words) => {
  expect(installFault(output)).toContain(words);
});
