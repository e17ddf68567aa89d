import { describe, expect, it } from '@jest/globals';
import { sufferCanaries } from './suffer-canaries.js';

describe('who reported something in confidence', () => {
  it('is in nothing that anybody else is told, in no output and in no file, a hundred times', async () => {
    const { hits, looked, bytesOfFiles, toldToPetitions } = await sufferCanaries({ canaries: 100 });
    expect(hits).toEqual([]);
    // Each tenth was erased: all others are told to a petition clerk, so that the search does find them.
    expect(toldToPetitions).toBe(90);
    expect(looked).toBeGreaterThan(5_000);
    expect(bytesOfFiles).toBeGreaterThan(200_000);
  });

  it('would be found where it does not belong', async () => {
    const { hits } = await sufferCanaries({ canaries: 1, leak: true });
    expect(hits).toEqual(
      expect.arrayContaining(['answer to approver of the root', 'answer to system', 'file log/events.db']),
    );
    expect(hits.some((where) => where.startsWith('file views/'))).toBe(true);
  });
});
