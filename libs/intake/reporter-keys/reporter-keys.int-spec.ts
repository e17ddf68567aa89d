import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReporterKeys, ReporterUnreadable } from './reporter-keys.js';

const identity = { name: '举报人甲', contact: '000-0000' };
const secret = Buffer.alloc(32, 7);

describe('the keys of reporters', () => {
  let folder = '';
  let keys: ReporterKeys;
  const intake = randomUUID();
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'reporters-')), 'reporter-keys');
    keys = new ReporterKeys(folder, secret);
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('open what they sealed, for the same intake, also after a restart', async () => {
    expect(await keys.make(intake)).toBe(true);
    const sealed = await keys.seal(intake, identity);
    expect(await new ReporterKeys(folder, secret).open(intake, sealed)).toEqual(identity);
    const other = randomUUID();
    await keys.make(other);
    await expect(keys.open(other, sealed)).rejects.toThrow(ReporterUnreadable);
  });

  it('are made once: what was sealed stays readable when the same is asked for again, also at once', async () => {
    const made = await Promise.all([keys.make(intake), keys.make(intake), keys.make(intake)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    const sealed = await keys.seal(intake, identity);
    expect(await keys.make(intake)).toBe(false);
    expect(await keys.open(intake, sealed)).toEqual(identity);
  });

  it('leave nothing that can be read once they are erased', async () => {
    await keys.make(intake);
    const sealed = await keys.seal(intake, identity);
    const digest = await keys.digest(intake, 'x');
    await keys.erase(intake);
    await keys.erase(intake);
    await expect(keys.open(intake, sealed)).rejects.toThrow(ReporterUnreadable);
    expect(await keys.digest(intake, 'x')).toBeUndefined();
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(folder)).toEqual([]);
    await keys.make(intake);
    await expect(keys.open(intake, sealed)).rejects.toThrow(ReporterUnreadable);
  });

  it('are for nobody else on the disk, and of no use without the secret of the server', async () => {
    await keys.make(intake);
    const sealed = await keys.seal(intake, identity);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, intake)).mode & 0o777).toBe(0o600);
    await expect(new ReporterKeys(folder, Buffer.alloc(32, 8)).open(intake, sealed)).rejects.toThrow(
      ReporterUnreadable,
    );
    for (const text of [sealed, readFileSync(join(folder, intake), 'latin1')])
      expect(text).not.toContain(identity.name);
  });

  it('do not tell by the length how long a name is, and take no key of another intake for theirs', async () => {
    const other = randomUUID();
    await keys.make(intake);
    await keys.make(other);
    const short = await keys.seal(intake, { name: '甲' });
    const long = await keys.seal(intake, { name: '长'.repeat(100), contact: '话'.repeat(200) });
    expect(short.length).toBe(long.length);
    writeFileSync(join(folder, intake), readFileSync(join(folder, other)));
    await expect(keys.open(intake, short)).rejects.toThrow(ReporterUnreadable);
  });

  it('are listed, without what a killed process left half made', async () => {
    await keys.make(intake);
    const [old, beingMade] = [`${randomUUID()}.abc.new`, `${randomUUID()}.def.new`];
    for (const name of [old, beingMade]) writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, old), 1, 1);
    expect(await keys.list()).toEqual([intake]);
    expect(readdirSync(folder).toSorted()).toEqual([intake, beingMade].toSorted());
  });
});
