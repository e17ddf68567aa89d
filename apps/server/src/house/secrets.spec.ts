import { randomUUID } from 'node:crypto';
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bootstrapKey, DamagedSecret, keptText, serverSecret } from './secrets.js';

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

  it('is that of the node which was first, on whatever host and under whatever process id it runs', () => {
    const path = join(folder, 'server-secret');
    const kept = keptText(path, () => {
      writeFileSync(path, 'theirs\n');
      linkSync(path, `${path}.${process.pid}.new`);
      return 'ours';
    });
    expect(kept).toBe('theirs');
    expect(readFileSync(path, 'utf8')).toBe('theirs\n');
    expect(readdirSync(folder)).toEqual(['server-secret', `server-secret.${process.pid}.new`]);
  });

  it('takes with it what a killed process has left beside it, and not what another one is writing', () => {
    const made = serverSecret(folder);
    const [left, written] = [randomUUID(), randomUUID()].map((id) => `server-secret.${id}.new`);
    for (const name of [left, written, 'server-secret.of-mine.new', 'server-secret.new'])
      writeFileSync(join(folder, String(name)), 'a secret\n');
    const anHourAgo = Date.now() / 1_000 - 3_600;
    for (const name of readdirSync(folder))
      if (name !== written) utimesSync(join(folder, name), anHourAgo, anHourAgo);
    expect(serverSecret(folder)).toEqual(made);
    const kept = ['server-secret', 'server-secret.new', 'server-secret.of-mine.new', written];
    expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted());
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

describe('the first key', () => {
  it('is made once and kept in a file', () => {
    const made = bootstrapKey(folder);
    expect(made).toEqual({ text: expect.stringMatching(/^xh_/), file: join(folder, 'bootstrap-key') });
    expect(bootstrapKey(folder)).toEqual(made);
  });

  it.each(['', 'hello', 'xh_a_canary-secret'])('is none that a file does not hold: %j', (text) => {
    const path = join(folder, 'bootstrap-key');
    writeFileSync(path, `${text}\n`);
    const refused = (): unknown => bootstrapKey(folder);
    expect(refused).toThrow(expect.objectContaining({ name: 'ConfigurationError', variable: path }));
    expect(refused).not.toThrow(/canary/);
    expect(readFileSync(path, 'utf8')).toBe(`${text}\n`);
  });
});
