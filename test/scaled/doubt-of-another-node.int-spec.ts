import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import type { Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { integrityOf, type Proofs } from './integrity-of.js';
import { Nodes } from './nodes.js';

jest.setTimeout(120_000);

/** Looks are two seconds apart; a reading of the whole by itself would come in an hour. */
const soon = 20_000;

describe('a node that comes into doubt', () => {
  const office: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let nodes: Nodes;
  let cast: Cast;
  let problem = '';

  const until = async (node: number, holds: (proofs: Proofs) => boolean): Promise<Proofs> => {
    for (const end = performance.now() + soon; ; await pause(100)) {
      const proofs = await integrityOf(nodes.urlOf(node));
      if (holds(proofs) || performance.now() > end) return proofs;
    }
  };
  const doubts = (): string => join(nodes.shared, 'integrity', 'doubts');

  beforeEach(async () => {
    emulator = await startEmulator();
    nodes = new Nodes(2, emulator.url, '', { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    await nodes.start(0, { XIAOHAO_REREAD_SECONDS: '2000000' });
    office.url = nodes.urlOf(0);
    office.seen = '0';
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    // The reading that comes with the start is over before anything is changed.
    await until(0, ({ scrub, checkpoint }) => scrub.wholeAt !== null && (checkpoint ?? 0) >= 30);
  });
  afterEach(async () => {
    await nodes.remove();
    await emulator.kill();
  });

  it('by its reading brings the others there within seconds, who name the event by their own reading', async () => {
    await nodes.start(1, { XIAOHAO_REREAD_SECONDS: '1' });
    await until(1, ({ scrub }) => scrub.wholeAt !== null);
    await emulator.control.redact(`problem-${problem}`, 3);
    expect(await until(1, ({ state }) => state === 'doubt')).toMatchObject({ state: 'doubt' });
    const other = await until(0, ({ state }) => state === 'doubt');
    expect(other).toMatchObject({ state: 'doubt', writesRefused: false, why: { why: 'altered' } });
    expect(other.why?.detail).toContain(`event 3 of problem-${problem} is not leaf`);
    expect(other.why?.detail).toContain('the store has something else there');
  });

  it('at its start brings the others there, too', async () => {
    await emulator.control.redact(`problem-${problem}`, 0);
    await nodes.start(1);
    expect(await integrityOf(nodes.urlOf(1))).toMatchObject({ state: 'doubt', writesRefused: true });
    const other = await until(0, ({ state }) => state === 'doubt');
    expect(other).toMatchObject({ state: 'doubt', writesRefused: false });
    expect(other.why?.detail).toContain(`event 0 of problem-${problem} is not leaf`);
  });

  it('is not believed: a leaf that is as it was leaves the others sound', async () => {
    mkdirSync(join(doubts(), 'e'), { recursive: true });
    for (const [name, held] of [
      ['a', '{"leaf":3}'],
      ['b', '{"leaf":-1}'],
      ['c', 'leaf 3'],
      ['d', '{"leaf":100000}'],
    ] as const)
      writeFileSync(join(doubts(), name), held);
    const signed = (await integrityOf(nodes.urlOf(0))).checkpoint ?? 0;
    await readyForSignOff(cast);
    expect(await until(0, ({ checkpoint }) => (checkpoint ?? 0) > signed + 10)).toMatchObject({
      state: 'sound',
    });
    expect((await integrityOf(nodes.urlOf(0))).checkpoint).toBeGreaterThan(signed + 10);
    expect(existsSync(doubts()) && readdirSync(doubts()).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
