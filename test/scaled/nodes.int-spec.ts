import { describe, expect, it } from '@jest/globals';
import { sufferNodeKills } from './suffer-node-kills.js';

describe('several servers on one event store', () => {
  it('lose nothing, do nothing twice and give no number twice, though they are killed one after the other', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    process.stdout.write(`nodes 2, kills 3, seed ${seed}\n`);
    const outcome = await sufferNodeKills({ kills: 3, seed, nodes: 2, clients: 4, longestPeace: 800 });
    expect({ seed, findings: outcome.findings }).toEqual({ seed, findings: [] });
    expect(outcome.readBack.acknowledged.length).toBeGreaterThan(10);
    expect(outcome.hashes).toHaveLength(2);
  }, 600_000);
});
