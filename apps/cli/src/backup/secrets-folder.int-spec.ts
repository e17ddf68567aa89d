import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimSecretsFolder, SecretsFolderTaken, SecretsNotApart } from './secrets-folder.js';

describe('the folder of a backup’s secrets', () => {
  let home = '';
  let [secrets, target] = ['', ''];
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'xiaohao-secrets-'));
    [secrets, target] = [join(home, 'secrets'), join(home, 'backup')];
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const put = (name: string, text = name): void => writeFileSync(join(secrets, name), text);

  it.each([true, false])(
    'is a new or an empty one (there: %s), and holds nothing else when it is done',
    (there) => {
      if (there) mkdirSync(secrets);
      const claimed = claimSecretsFolder(secrets, target);
      put('server-secret');
      claimed.keepOnly(['server-secret']);
      claimed.finish();
      expect(readdirSync(secrets)).toEqual(['server-secret']);
    },
  );

  it('is never one that holds the secrets of another backup, or anything', () => {
    claimSecretsFolder(secrets, target).finish();
    put('server-secret', 'of another backup');
    expect(() => claimSecretsFolder(secrets, target)).toThrow(SecretsFolderTaken);
    expect(readFileSync(join(secrets, 'server-secret'), 'utf8')).toBe('of another backup');
  });

  it('is gone on with by the backup that was broken off and by no other, without what it lacks now', () => {
    claimSecretsFolder(secrets, target);
    mkdirSync(join(secrets, 'reporter-keys'));
    for (const name of ['server-secret', 'reporter-keys/one']) put(name);
    expect(() => claimSecretsFolder(secrets, join(home, 'another'))).toThrow(SecretsFolderTaken);
    const again = claimSecretsFolder(secrets, target);
    again.keepOnly(['server-secret']);
    again.finish();
    expect(existsSync(join(secrets, 'server-secret'))).toBe(true);
    expect(existsSync(join(secrets, 'reporter-keys', 'one'))).toBe(false);
  });

  it.each([0, 1, -1])('is gone on with where the backup was killed while it wrote its mark: %d', (end) => {
    mkdirSync(secrets);
    put('unfinished', target.slice(0, end));
    claimSecretsFolder(secrets, target);
    put('server-secret');
    expect(() => claimSecretsFolder(secrets, `${target}-2`)).toThrow(SecretsFolderTaken);
    claimSecretsFolder(secrets, target).finish();
    expect(readdirSync(secrets)).toEqual(['server-secret']);
  });

  it.each([
    ['another one', 'elsewhere', []],
    ['one whose name begins this one’s', 'back\n', []],
    ['this one, in part, among secrets', 'back', ['server-secret']],
  ])('is not taken where the mark is of %s', (_whose, text, others) => {
    mkdirSync(secrets);
    put(
      'unfinished',
      text === 'elsewhere' ? text : target.slice(0, -'up'.length) + text.slice('back'.length),
    );
    for (const name of others) put(name);
    expect(() => claimSecretsFolder(secrets, target)).toThrow(SecretsFolderTaken);
  });

  it('lies apart from the backup', () => {
    for (const within of [target, join(target, 'secrets'), home])
      expect(() => claimSecretsFolder(within, target)).toThrow(SecretsNotApart);
    expect(readdirSync(home)).toEqual([]);
    claimSecretsFolder(`${target}-secrets`, target);
  });
});
