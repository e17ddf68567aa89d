import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from './connect.js';
import { Declined } from './faults.js';

const folder = mkdtempSync(join(tmpdir(), 'connect-'));
beforeAll(() => writeFileSync(join(folder, 'bootstrap-key'), 'xh_a_b\n'));
afterAll(() => rmSync(folder, { recursive: true }));

const connected = (url: string, key?: string) =>
  connect({ url, lang: 'en', ...(key === undefined ? {} : { key }) }, { XIAOHAO_DATA_DIR: folder });

describe('the key that lies in the data folder', () => {
  it.each(['http://127.0.0.1:3000', 'http://localhost:3000/', 'http://[::1]:3000', 'http://127.1.2.3'])(
    'is shown to a server on this machine: %s',
    (url) => expect(() => connected(url)).not.toThrow(),
  );

  it.each([
    'https://ledger.example',
    'http://10.0.0.1:3000',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'http://localhost@ledger.example',
  ])('is shown to nobody else: %s', (url) => {
    expect(() => connected(url)).toThrow(Declined);
    expect(() => connected(url)).toThrow(`is for this machine and is not sent to ${url}`);
    expect(() => connected(url)).not.toThrow('run it where');
    expect(() => connected(url, 'xh_c_d')).not.toThrow();
  });

  it('is asked for where it lies, when it is not there', () => {
    const nowhere = { XIAOHAO_DATA_DIR: join(folder, 'nowhere') };
    expect(() => connect({ url: 'http://127.0.0.1', lang: 'en' }, nowhere)).toThrow(
      `run it where the data folder is (${join(folder, 'nowhere', 'bootstrap-key')})`,
    );
  });

  it.each(['xh_a\nb', 'xh_销号', 'xh a'])(
    'is none with a character that no key has, and is not shown: %j',
    (key) => {
      const refusal = (): string => {
        try {
          connected('http://127.0.0.1', key);
          return 'taken';
        } catch (error) {
          return String(error);
        }
      };
      expect(refusal()).toMatch('The key holds what no key does');
      expect(refusal()).not.toContain(key);
    },
  );

  it.each(['nothing', 'ftp://127.0.0.1', '127.0.0.1:3000'])(
    'is not looked for where the address is none: %s',
    (url) => {
      expect(() => connected(url, 'xh_c_d')).toThrow(`No address of a server: ${url}`);
    },
  );
});
