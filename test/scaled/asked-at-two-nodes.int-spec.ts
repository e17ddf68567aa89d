import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { type Answer, Caller, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { Nodes } from './nodes.js';
import { numbersAmiss } from './numbers-amiss.js';

describe('the same request at two nodes, the second of which has heard nothing of the first', () => {
  const first: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let nodes: Nodes;
  let cast: Cast;

  const ask = (node: number, path: string, body: object, key: string): Promise<Answer> => {
    const clerk = new Caller({ url: nodes.urlOf(node) }, cast.people.clerk.key);
    return clerk.post(path, { ...body }, { 'idempotency-key': key, 'if-match': '*' });
  };
  const identify = (node: number, key: string): Promise<Answer> =>
    ask(node, '/problems', problemPaper(cast.campaign, cast.units.district), key);
  const eventsOf = async (stream: string): Promise<number> => {
    const log = new EventStoreLog({ url: emulator.url });
    const { events } = await log.readStream(stream);
    await log.close();
    return events.length;
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    nodes = new Nodes(2, emulator.url, '');
    await nodes.startAll();
    first.url = nodes.urlOf(0);
    cast = await assemble(first, '2026-01-01');
    // The other has heard of everybody.
    const other = new Caller({ url: nodes.urlOf(1), seen: first.seen ?? '0' }, cast.people.clerk.key);
    while ((await other.get('/problems')).status !== 200);
  });
  afterAll(async () => {
    await emulator.control.clearFaults();
    await nodes.remove();
    await emulator.kill();
  });

  it('is done once, and gets one answer', async () => {
    await emulator.control.addFaults([{ call: 'deliver', do: 'stall' }]);
    const [one, two] = [await identify(0, 'a-problem'), await identify(1, 'a-problem')];
    await emulator.control.clearFaults();
    expect([one.status, two.status]).toEqual([201, 201]);
    const told = ({ body: { id, number, revision, position } }: Answer) => [id, number, revision, position];
    expect(told(two)).toEqual(told(one));
    expect(await eventsOf(`problem-${one.body.id}`)).toBe(1);
  });

  it('is refused as another one under the key where it asks for something else', async () => {
    await emulator.control.addFaults([{ call: 'deliver', do: 'stall' }]);
    const one = await identify(0, 'one-key');
    const wording = { title: '公务接待超标准', description: '另一次查阅时发现。' };
    const paper = problemPaper(cast.campaign, cast.units.district, { wording });
    const two = await ask(1, '/problems', paper, 'one-key');
    await emulator.control.clearFaults();
    expect([one.status, two.status, two.body.code]).toEqual([201, 422, 'IdempotencyKeyReused']);
    expect(await eventsOf(`problem-${one.body.id}`)).toBe(1);
  });

  it('is done once where its first outcome is not known to whoever asks', async () => {
    const { body } = await identify(0, 'another-problem');
    const cause = { kind: 'thought', text: '放松学习' };
    await emulator.control.addFaults([
      { call: 'append', stream: 'problem-*', do: 'dropAfterApply' },
      { call: 'deliver', do: 'stall' },
    ]);
    const open = await ask(0, `/problems/${body.id}/causes`, cause, 'a-cause');
    expect([open.status, Number(open.headers.get('retry-after')) > 0]).toEqual([503, true]);
    await emulator.control.clearFaults();
    const answers = [1, 0].map((node) => ask(node, `/problems/${body.id}/causes`, cause, 'a-cause'));
    for (const answer of await Promise.all(answers))
      expect([answer.status, answer.body.revision]).toEqual([201, '1']);
    expect(await eventsOf(`problem-${body.id}`)).toBe(2);
  });

  it('leaves no number that is neither in use nor void', async () => {
    await nodes.stopAll();
    const log = new EventStoreLog({ url: emulator.url });
    const events = await log.readAll({ limit: 10_000 });
    await log.close();
    expect(numbersAmiss(events)).toEqual([]);
  });
});
