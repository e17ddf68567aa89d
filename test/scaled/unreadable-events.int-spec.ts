import { ANY, binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { Caller, done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { bootstrapKey } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { integrityOf, untilIntegrity } from './integrity-of.js';
import { Nodes } from './nodes.js';
import { patiently } from './read-problems.js';

const today = '2031-03-03';

interface Parked {
  readonly stream: string;
  readonly view: string;
  readonly eventId: string;
  readonly type: string;
}

describe('a store into which somebody writes what the product cannot read', () => {
  const office: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let client: EventStoreDBClient;
  let nodes: Nodes;
  let cast: Cast;

  const write = async (
    stream: string,
    metadata: string,
    data: Uint8Array = Buffer.from('{"by":"x"}'),
  ): Promise<void> => {
    const event = binaryEvent({ type: 'CauseRecorded', data, metadata: Buffer.from(metadata) });
    await client.appendToStream(stream, event, { expectedRevision: ANY });
  };
  const identified = async (): Promise<string> => {
    const paper = problemPaper(cast.campaign, cast.units.district);
    const { id = '' } = await done(cast.people.clerk.identifies(paper));
    return id;
  };
  const asked = (path: string) => patiently(() => cast.people.clerk.get(path));
  const past = async (): Promise<readonly string[]> => {
    const { problems } = await asked(`/problems?asOf=${today}&pageSize=200`);
    return (problems as readonly { readonly id: string }[]).map(({ id }) => id).toSorted();
  };
  /** Of the ledger as it is, and as it was. */
  const parked = async (): Promise<readonly unknown[]> => {
    const views = await done(new Caller({ url: office.url }, bootstrapKey).get('/views'));
    return [views['parked'], (views['past'] as { readonly parked: number }).parked];
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    client = EventStoreDBClient.connectionString(emulator.url);
    nodes = new Nodes(2, emulator.url, '', {
      XIAOHAO_REREAD_SECONDS: '1',
      XIAOHAO_CLOCK_START: `${today}T01:00:00.000Z`,
    });
    await nodes.start(0);
    office.url = nodes.urlOf(0);
    cast = await assemble(office, '2031-01-01');
  });
  afterAll(async () => {
    await client.dispose();
    await nodes.remove();
    await emulator.kill();
  });

  it('answers of the past as before: the streams are parked there, and all others go on', async () => {
    const before = [await identified(), await identified(), await identified()];
    const [first, second, third] = before;
    expect(await past()).toEqual(before.toSorted());
    await write(`problem-${first}`, '');
    await write(`problem-${second}`, 'null');
    await write(`problem-${third}`, '{}');
    await write('somebody-elses', '');
    const after = [...before, await identified()];
    expect(await past()).toEqual(after.toSorted());
    expect(await parked()).toEqual([3, 3]);
    const { total } = await asked(`/counts?by=stage&asOf=${today}`);
    expect(total).toBe(4);
    const series = `/counts/series?by=stage&from=${today}&to=${today}&every=day`;
    expect((await patiently(() => cast.people.clerk.get(series)))['steps']).toHaveLength(1);
    // A node that begins now meets all of it at once.
    await nodes.start(1);
    office.url = nodes.urlOf(1);
    expect(await past()).toEqual(after.toSorted());
    expect(await parked()).toEqual([3, 3]);
    const { state } = await untilIntegrity(office.url, ({ scrub }) => scrub.wholeAt !== null);
    expect(state).toBe('sound');
  });

  it('lists what the past alone cannot take in, and goes on without it there once that is decided', async () => {
    const problem = await identified();
    const [, before] = await parked();
    const metadata = {
      ...{ schemaVersion: 1, actor: { kind: 'system', id: 'x' }, command: 'RecordCause' },
      ...{ correlationId: 'c', recordedAt: `${today}T01:00:00.000Z`, happenedAt: 'some day' },
    };
    const cause = { by: 'x', cause: 'x-1', kind: 'thought', text: '认识不到位' };
    await write(`problem-${problem}`, JSON.stringify(metadata), Buffer.from(JSON.stringify(cause)));
    await identified();
    await past();
    expect((await parked())[1]).toBe(Number(before) + 1);
    const operator = new Caller({ url: office.url }, bootstrapKey);
    const listed = async () => {
      const { parked: entries } = await done(operator.get('/views/parked'));
      return (entries as readonly Parked[]).filter(({ stream }) => stream === `problem-${problem}`);
    };
    const [entry, ...others] = await listed();
    expect([entry?.view, entry?.type, others]).toEqual(['past-list', 'CauseRecorded', []]);
    const path = `/views/parked/problem-${problem}`;
    expect(await done(operator.post(`${path}/retry`, {}))).toMatchObject({ whole: false });
    const decision = { event: entry?.eventId, ground: '写入时间有误' };
    expect(await done(operator.post(`${path}/skip`, decision))).toMatchObject({ whole: true });
    expect(await past()).toContain(problem);
    expect(await listed()).toEqual([]);
    expect((await parked())[1]).toBe(before);
  });

  it.each([
    ['no UTF-8', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xd5, 0xe2, 0x22, 0x7d]],
    ['JSON of several lines', [...Buffer.from('{\n"by":"x"}')]],
  ])('goes on with its proofs where the bytes are %s', async (_what, bytes) => {
    const problem = await identified();
    const [before = 0] = (await parked()) as readonly number[];
    const metadata = {
      schemaVersion: 1,
      actor: { kind: 'system', id: 'x' },
      recordedAt: `${today}T01:00:00.000Z`,
    };
    await write(`problem-${problem}`, JSON.stringify(metadata), Buffer.from(bytes));
    await identified();
    const { total } = await integrityOf(office.url).then(({ scrub }) => scrub);
    const later = await untilIntegrity(
      office.url,
      ({ state, scrub }) =>
        state === 'doubt' || (scrub.wholeAt !== null && scrub.done === scrub.total && scrub.total > total),
    );
    expect([later.state, later.why]).toEqual(['sound', null]);
    expect((await parked())[0]).toBe(before + 1);
    const { clerk } = cast.people;
    expect(await refusal(clerk.namesCause(problem, 'management'))).toEqual([503, 'StreamUnreadable']);
    const folder = ['verify', '--data-dir', nodes.folderOf(0), '--shared-dir', nodes.shared];
    expect(await xiaohao([...folder, '--store', emulator.url])).toMatchObject({ code: 0 });
    expect(await xiaohao(folder)).toMatchObject({ code: 0 });
  });
});
