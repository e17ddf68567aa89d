import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LogCopy } from '@xiaohao/event-log/sqlite';
import { openLogSource } from './log-source.js';

describe('the log as projections read it', () => {
  it('says how many events it holds, though a copy has the positions of another store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xiaohao-source-'));
    const copy = LogCopy.open(folder);
    const source = await openLogSource(folder);
    try {
      expect(await source.events()).toBe(0);
      copy.add(
        [1_100, 4_200, 9_300].map((position, at) => ({
          position: String(position),
          stream: 'a',
          revision: String(at),
          id: '018f3a52-0000-7000-8000-000000000001',
          type: 'ProgressReported',
          data: '{}',
          metadata: '{}',
        })),
      );
      expect([await source.events(), await source.head()]).toEqual([3, '9300']);
    } finally {
      await source.close();
      copy.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
