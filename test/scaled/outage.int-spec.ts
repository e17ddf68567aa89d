import { describe, expect, it } from '@jest/globals';
import { sufferOutage } from './suffer-outage.js';

describe('an event store that is away under load', () => {
  it('leaves every read served and flagged, every write refused for a while, and nothing lost', async () => {
    const seed = Math.floor(Math.random() * 2 ** 30);
    process.stdout.write(`outage of 4 s, seed ${seed}\n`);
    const { findings, acknowledged, reads, writes } = await sufferOutage({ seconds: 4, clients: 4, seed });
    expect({ seed, findings }).toEqual({ seed, findings: [] });
    expect([reads.asExpected, reads.flagged]).toEqual([reads.asked, reads.asked]);
    expect([writes.asExpected, writes.withRetryAfter]).toEqual([writes.asked, writes.asked]);
    expect(Math.min(acknowledged, reads.asked, writes.asked)).toBeGreaterThan(0);
  });
});
