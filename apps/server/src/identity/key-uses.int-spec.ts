import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { KeyUses } from './key-uses.js';
import { type Uses, usesFile } from './uses-file.js';

const noon = Date.parse('2026-03-02T04:00:00.000Z');
const minutesOn = (minutes: number): string => new Date(noon + minutes * 60_000).toISOString();

describe('last uses of keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are written at most once per key and hour, and at the end', async () => {
    const written: Uses[] = [];
    const uses = new KeyUses({
      read: () => ({ old: minutesOn(-30) }),
      write: async (all) => void written.push(all),
    });
    const turns = async (): Promise<void> => {
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    };
    for (const minutes of [0, 1, 30, 59, 60, 61]) {
      uses.used('one', minutesOn(minutes));
      await turns();
    }
    expect(written.map(({ one }) => one)).toEqual([minutesOn(0), minutesOn(60)]);
    uses.used('old', minutesOn(29));
    await turns();
    expect(written).toHaveLength(2);
    expect([uses.lastUse('one'), uses.lastUse('old'), uses.lastUse('none')]).toEqual([
      minutesOn(61),
      minutesOn(29),
      undefined,
    ]);
    await uses.close();
    expect(written.at(-1)).toEqual({ old: minutesOn(29), one: minutesOn(61) });
  });

  it('are read again by the next who opens the file', async () => {
    const path = join(folder, 'uses.json');
    const uses = new KeyUses(usesFile(path));
    uses.used('one', minutesOn(0));
    await uses.close();
    expect(new KeyUses(usesFile(path)).lastUse('one')).toBe(minutesOn(0));
  });

  it.each(['', '[', '{"one":5}', '{"one":"never"}', 'null'])('are none in a file that says %j', (text) => {
    const path = join(folder, 'damaged.json');
    writeFileSync(path, text);
    expect(new KeyUses(usesFile(path)).lastUse('one')).toBeUndefined();
  });

  it('that cannot be written stop nobody', async () => {
    const uses = new KeyUses(usesFile(join(folder, 'no', 'such', 'folder')));
    uses.used('one', minutesOn(0));
    await uses.close();
    expect(uses.lastUse('one')).toBe(minutesOn(0));
  });
});
