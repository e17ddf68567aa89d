import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DamagedSecret, serverSecret } from './secrets.js';

const root = mkdtempSync(join(tmpdir(), 'secrets-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'one-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the server’s secret', () => {
  it('is made once, of 32 bytes', () => {
    const made = serverSecret(folder);
    expect(made).toHaveLength(32);
    expect(serverSecret(folder)).toEqual(made);
  });

  it.each(['', '\n', 'ab'.repeat(31), `${'ab'.repeat(31)}xy`, 'ab'.repeat(33)])(
    'is never taken from a damaged file: %j',
    (text) => {
      const path = join(folder, 'server-secret');
      writeFileSync(path, text);
      expect(() => serverSecret(folder)).toThrow(DamagedSecret);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );
});
