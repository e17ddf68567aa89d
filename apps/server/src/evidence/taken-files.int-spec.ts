import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TakenFiles } from './taken-files.js';

const digest = 'a'.repeat(64);

describe('who has handed in a file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taken-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is remembered for each of them, over a restart, and for nobody else', async () => {
    const taken = new TakenFiles(folder);
    await taken.note(digest, 'wang');
    await taken.note(digest, 'wang');
    await taken.note(digest, 'system:../x');
    const later = new TakenFiles(folder);
    for (const who of ['wang', 'system:../x']) expect(await later.isTakenBy(digest, who)).toBe(true);
    expect(await later.isTakenBy(digest, 'li')).toBe(false);
    expect(await later.isTakenBy('b'.repeat(64), 'wang')).toBe(false);
  });

  it('is nobody for what is no digest', async () => {
    expect(await new TakenFiles(folder).isTakenBy('..', 'wang')).toBe(false);
  });
});
