import { describe, expect, it } from '@jest/globals';
import { onEventStore } from '../journeys/log-of-tests.js';
import { findings } from './findings.js';
import { sufferKills } from './suffer-kills.js';

describe('a server that is killed at work', () => {
  it('loses nothing that it acknowledged and does nothing twice', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    // A start on a store takes longer.
    const kills = onEventStore() ? 6 : 20;
    process.stdout.write(`kills ${kills}, seed ${seed}\n`);
    const outcome = await sufferKills({ kills, seed });
    expect({ seed, findings: outcome.findings }).toEqual({ seed, findings: [] });
    expect(outcome.readBack.acknowledged.length).toBeGreaterThan(20);

    // The same history with one entry less and with one twice: the checker is not blind.
    const { acknowledged, problems } = outcome.readBack;
    const [first, ...others] = problems;
    if (!first) throw new Error('there is no problem');
    const marked = first.events.at(-1);
    if (!marked) throw new Error('the first problem has no history');
    const lost = [{ ...first, events: first.events.slice(0, -1) }, ...others];
    const twice = [
      { ...first, events: [...first.events, { ...marked, revision: String(first.events.length) }] },
      ...others,
    ];
    expect(findings({ acknowledged, problems: lost })).toContainEqual(
      expect.stringMatching(/is there 0 times/),
    );
    expect(findings({ acknowledged, problems: twice })).toContainEqual(
      expect.stringMatching(/is there twice/),
    );
  });
});
