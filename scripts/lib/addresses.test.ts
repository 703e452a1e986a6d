import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readAddresses } from './addresses.mjs';
import { temporaryFolder } from './temporary-folder.ts';

it('listens on this machine alone unless told otherwise', () => {
  expect(readAddresses({})).toEqual({ host: '127.0.0.1', port: 3000, apiPort: 4100, url: 'http://127.0.0.1:3000' });
});

it('takes an empty variable for an absent one', () => {
  expect(readAddresses({ HOST: '', PORT: '', MYFLOW_API_PORT: '' }).url).toBe('http://127.0.0.1:3000');
});

it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('needs no password on %s', (host) => {
  expect(readAddresses({ HOST: host }).host).toBe(host);
});

it.each(['0.0.0.0', '::', '192.168.1.5', 'myflow.local', '127.0.0.1.example.org'])(
  'refuses %s without a password and says how to set one',
  (host) => {
    expect(() => readAddresses({ HOST: host })).toThrow(`MYFLOW_PASSWORD='a long phrase of your own' HOST=${host} npm start`);
    expect(() => readAddresses({ HOST: host, MYFLOW_PASSWORD: 'short' })).toThrow('fewer than 8 characters');
    expect(readAddresses({ HOST: host, MYFLOW_PASSWORD: 'long enough' }).host).toBe(host);
  },
);

it('shows an address that a browser on this machine can open', () => {
  const env = { MYFLOW_PASSWORD: 'long enough', PORT: '8080' };
  expect(readAddresses({ ...env, HOST: '0.0.0.0' }).url).toBe('http://127.0.0.1:8080');
  expect(readAddresses({ ...env, HOST: 'fd00::5' }).url).toBe('http://[fd00::5]:8080');
});

it.each(['abc', '0', '65536', '80.5', '-1'])('refuses %s as a port, naming the variable', (port) => {
  expect(() => readAddresses({ PORT: port })).toThrow(`PORT=${port} is not a port`);
  expect(() => readAddresses({ MYFLOW_API_PORT: port })).toThrow(`MYFLOW_API_PORT=${port} is not a port`);
});

it('refuses one port for both', () => {
  expect(() => readAddresses({ PORT: '4100' })).toThrow('both 4100');
});

it('takes the password from a file, and says when it cannot', () => {
  const file = path.join(temporaryFolder(), 'password');
  expect(() => readAddresses({ HOST: '0.0.0.0', MYFLOW_PASSWORD_FILE: file })).toThrow('MYFLOW_PASSWORD_FILE');
  writeFileSync(file, 'short\n');
  expect(() => readAddresses({ HOST: '0.0.0.0', MYFLOW_PASSWORD_FILE: file })).toThrow('fewer than 8 characters');
  writeFileSync(file, 'long enough\n');
  expect(readAddresses({ HOST: '0.0.0.0', MYFLOW_PASSWORD_FILE: file }).host).toBe('0.0.0.0');
});

it('takes every setting from a file', () => {
  const folder = temporaryFolder();
  const fileWith = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), `${text}\n`);
    return path.join(folder, name);
  };
  const env = { HOST_FILE: fileWith('host', '::1'), PORT_FILE: fileWith('port', '8080'), MYFLOW_API_PORT_FILE: fileWith('api', '8081') };
  expect(readAddresses(env)).toEqual({ host: '::1', port: 8080, apiPort: 8081, url: 'http://[::1]:8080' });
  expect(() => readAddresses({ ...env, PORT: '8080' })).toThrow('PORT is given twice, as PORT and as PORT_FILE; keep one.');
});

it.each(['LOGTO_ENDPOINT', 'NEXT_PUBLIC_LOGTO_ENDPOINT', 'OIDC_ISSUER'])('needs no password where people sign in at %s', (name) => {
  expect(readAddresses({ HOST: '0.0.0.0', [name]: 'https://login.example.org' }).host).toBe('0.0.0.0');
});
