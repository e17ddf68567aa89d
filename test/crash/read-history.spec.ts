import { describe, expect, it } from '@jest/globals';
import { readHistory } from './read-history.js';

describe('the record of a problem, read back', () => {
  it('is whole, on however many pages it comes', async () => {
    const revisions = Array.from({ length: 7 }, (_, at) => String(at));
    const asked: string[] = [];
    const read = await readHistory('p', async (path) => {
      asked.push(path);
      const from = Number(new URL(path, 'http://here').searchParams.get('from'));
      const events = revisions
        .slice(from, from + 3)
        .map((revision) => ({ id: revision, revision, data: {} }));
      return { events, next: revisions[from + 3] ?? null };
    });
    expect(read.map(({ revision }) => revision)).toEqual(revisions);
    expect(asked).toHaveLength(3);
  });
});
