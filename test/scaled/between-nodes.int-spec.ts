import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppendTooLarge } from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { type Answer, Caller, done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { bootstrapKey } from '../journeys/server-process.js';
import { Nodes } from './nodes.js';
import { someEvent } from './some-event.js';

describe('two nodes that write at once', () => {
  const anywhere: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let nodes: Nodes;
  let cast: Cast;

  /** A person at one node, who waits there for nothing that was answered elsewhere. */
  const at = (node: number, key: string | undefined): Caller => new Caller({ url: nodes.urlOf(node) }, key);
  const clerkAt = (node: number): Caller => at(node, cast.people.clerk.key);
  const identified = async (): Promise<{ readonly id: string; readonly etag: string }> => {
    const answer = await cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district));
    expect(answer.status).toBe(201);
    const id = String(answer.body.id);
    // Both have heard of it.
    for (const node of [0, 1]) {
      const office: Office = { url: nodes.urlOf(node), seen: anywhere.seen ?? '0' };
      // Not called absent by a node that only has not heard of it yet.
      expect((await new Caller(office, cast.people.clerk.key).get(`/problems/${id}`)).status).toBe(200);
    }
    return { id, etag: answer.headers.get('etag') ?? '' };
  };
  const cause = (node: number, id: string, etag: string, text: string): Promise<Answer> =>
    clerkAt(node).post(`/problems/${id}/causes`, { kind: 'thought', text }, { 'if-match': etag });

  beforeAll(async () => {
    emulator = await startEmulator();
    nodes = new Nodes(2, emulator.url, '');
    await nodes.startAll();
    anywhere.url = nodes.urlOf(0);
    cast = await assemble(anywhere, '2026-01-01');
  });
  afterAll(async () => {
    await nodes.remove();
    await emulator.kill();
  });

  it('refuse what was asked on an older revision, and tell the present one', async () => {
    const { id, etag } = await identified();
    const first = await cause(1, id, etag, '在另一节点');
    expect(first.status).toBe(201);
    const late = await cause(0, id, etag, '在此节点');
    expect([late.status, late.headers.get('etag')]).toEqual([412, first.headers.get('etag')]);
    const { status } = await cause(0, id, late.headers.get('etag') ?? '', '再来一次');
    expect(status).toBe(201);
  });

  it('let one of two through that were asked on the same revision, every time', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, etag } = await identified();
      const both = await Promise.all([0, 1].map((node) => cause(node, id, etag, `同时 ${node}`)));
      const statuses = both.map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      const refused = both.find(({ status }) => status !== 201);
      expect([409, 412]).toContain(refused?.status);
      const won = both.find(({ status }) => status === 201);
      expect(refused?.headers.get('etag')).toBe(won?.headers.get('etag'));
    }
  });

  it('take both where neither minds the other, in some order', async () => {
    const { id } = await identified();
    const all = await Promise.all(Array.from({ length: 12 }, (_, n) => cause(n % 2, id, '*', `并行 ${n}`)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    const log = new EventStoreLog({ url: emulator.url });
    const { events } = await log.readStream(`problem-${id}`);
    await log.close();
    const texts = events.map(({ data }) => JSON.stringify(data)).join();
    for (let n = 0; n < 12; n += 1) expect(texts.split(`并行 ${n}"`)).toHaveLength(2);
  });

  it('are told of what is too large before anything of it is sent', async () => {
    const { records } = await emulator.control.state();
    const { id, etag } = await identified();
    const before = await emulator.control.state();
    expect(before.records).toBeGreaterThan(records);
    const large = cause(0, id, etag, 'x'.repeat(1_100_000));
    expect((await refusal(large)).slice(0, 2)).toEqual([413, 'BodyTooLarge']);
    const log = new EventStoreLog({ url: emulator.url });
    const event = { ...someEvent(), data: { text: 'x'.repeat(1_048_576) } };
    await expect(log.append('too-large', 'absent', [event])).rejects.toBeInstanceOf(AppendTooLarge);
    await log.close();
    expect((await emulator.control.state()).records).toBe(before.records);
  });

  it('go on beside a newer version that writes what they do not know: that stream is parked, and shown', async () => {
    const [unknown, other] = [await identified(), await identified()];
    const log = new EventStoreLog({ url: emulator.url });
    const stream = `problem-${unknown.id}`;
    const { events } = await log.readStream(stream);
    const { position } = await log.append(stream, events.at(-1)?.revision ?? 'absent', [
      { ...someEvent(), type: 'ConsecratedByANewerVersion' },
    ]);
    await log.close();
    for (const node of [0, 1]) {
      const office: Office = { url: nodes.urlOf(node), seen: position };
      const administrator = new Caller(office, bootstrapKey);
      const { parked } = await done(administrator.get('/views'));
      expect([node, parked]).toEqual([node, 1]);
      expect(JSON.stringify(await done(administrator.get('/views/parked')))).toContain(stream);
      expect((await fetch(`${nodes.urlOf(node)}/health/ready`)).status).toBe(200);
    }
    expect((await cause(1, other.id, other.etag, '其余照常')).status).toBe(201);
    // A node that begins now meets it, too, and serves.
    await nodes.kill(1);
    await nodes.start(1);
    const begun = new Caller({ url: nodes.urlOf(1), seen: position }, bootstrapKey);
    expect((await done(begun.get('/views')))['parked']).toBe(1);
    expect((await clerkAt(1).get(`/problems/${other.id}`)).status).toBe(200);
  });
});
