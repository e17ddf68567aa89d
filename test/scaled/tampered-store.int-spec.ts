import { EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { measurePaper, problemPaper, tests } from '../journeys/paper.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { NotStarted } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { integrityOf, type Proofs, untilIntegrity } from './integrity-of.js';
import { Nodes } from './nodes.js';

const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };

describe('a store in which somebody changes what stands there', () => {
  const office: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let nodes: Nodes;
  let cast: Cast;
  let problem = '';

  beforeEach(async () => {
    emulator = await startEmulator();
    nodes = new Nodes(2, emulator.url, '', {
      XIAOHAO_REREAD_SECONDS: '1',
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
    });
    await nodes.start(0);
    office.url = nodes.urlOf(0);
    office.seen = '0';
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    // All of it is signed, and was read again once and found whole.
    const { checkpoint } = (await done(cast.people.clerk.get(`/problems/${problem}/dossier`))) as {
      readonly checkpoint: string;
    };
    const size = Number(checkpoint.split('\n')[1]);
    const whole = ({ scrub }: Proofs): boolean => scrub.total >= size && scrub.wholeAt !== null;
    await untilIntegrity(office.url, whole);
  });
  afterEach(async () => {
    await nodes.remove();
    await emulator.kill();
  });

  const doubt = () => untilIntegrity(office.url, ({ state }) => state === 'doubt');
  const verify = () =>
    xiaohao([
      'verify',
      '--data-dir',
      nodes.folderOf(0),
      '--shared-dir',
      nodes.shared,
      '--store',
      emulator.url,
    ]);
  const stream = (): string => `problem-${problem}`;
  const tombstone = async (): Promise<void> => {
    const client = EventStoreDBClient.connectionString(emulator.url);
    await client.tombstoneStream(stream());
    await client.dispose();
  };

  it('has no alarm while nobody does, and goes on being read', async () => {
    const { wholeAt } = (await integrityOf(office.url)).scrub;
    const size = (await integrityOf(office.url)).scrub.total;
    await readyForSignOff(cast);
    const later = await untilIntegrity(
      office.url,
      ({ scrub, state }) => scrub.total > size || state === 'doubt',
    );
    expect([later.state, wholeAt]).toEqual(['sound', expect.any(String)]);
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it.each([
    ['redacted', (at: number) => emulator.control.redact(stream(), at), 'is not leaf'],
    ['removed', (at: number) => emulator.control.remove(stream(), at), 'is no longer in the store'],
  ])(
    'is found out when an event is %s: the event is named, and nothing is signed any more',
    async (how, change, what) => {
      await change(3);
      const found = await doubt();
      expect(found).toMatchObject({ writesRefused: false, why: { why: 'altered' } });
      expect(found.why?.detail).toContain(`event 3 of ${stream()}`);
      expect(found.why?.detail).toContain(what);
      expect(found.why?.detail).toMatch(/leaf \d+/);
      const { clerk } = cast.people;
      const challenge = clerk.post(`/problems/${problem}/sign-off/challenge`, claims);
      expect(await refusal(challenge)).toEqual([503, 'IntegrityInDoubt']);
      expect(await refusal(clerk.get(`/problems/${problem}/dossier`))).toEqual([503, 'IntegrityInDoubt']);
      const { status, body } = await fetch(`${office.url}/health/ready`).then(async (answer) => ({
        status: answer.status,
        body: await answer.text(),
      }));
      // Health is for everybody: it says that something is wrong, and not with what.
      expect([status, body]).toEqual([503, expect.stringContaining('"why":"altered"')]);
      expect(body).not.toContain(stream());
      expect((await clerk.reads(problem)).status).toBe(200);
      const ran = await verify();
      expect(ran.code).toBe(1);
      expect(ran.out).toContain(how === 'redacted' ? 'the event was altered' : 'is gone');
      expect(ran.out).toMatch(new RegExp(`${stream()},? revision 3`));
    },
  );

  it.each([
    ['given a $maxAge', () => emulator.control.setMaxAge(stream(), 1)],
    [
      'deleted',
      async () => {
        const client = EventStoreDBClient.connectionString(emulator.url);
        await client.deleteStream(stream());
        await client.dispose();
      },
    ],
    ['tombstoned', () => tombstone()],
  ])('is found out when a stream is %s, though its events still lie in the log', async (_how, change) => {
    await change();
    const found = await doubt();
    expect(found.why?.why).toBe('altered');
    expect(found.why?.detail).toContain(`event 0 of ${stream()}, leaf`);
    expect(found.why?.detail).toContain('can no longer be read');
    const ran = await verify();
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`the events of ${stream()} from revision 0 on can no longer be read`);
  });

  it('has all that comes after a tombstone in every ledger, also of nodes that begin then', async () => {
    await tombstone();
    const { clerk } = cast.people;
    const { id: next = '' } = await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)));
    expect((await done(clerk.reads(next))).stage).toBe('identified');
    await doubt();
    await nodes.kill(0);
    for (const node of [0, 1]) {
      await nodes.start(node);
      office.url = nodes.urlOf(node);
      expect((await done(clerk.reads(next))).stage).toBe('identified');
      expect((await done(clerk.reads(problem))).stage).toBe('rectifying');
    }
  });

  it('refuses by name, and for good, what would be written after a tombstone', async () => {
    await tombstone();
    const { clerk, worker, leader } = cast.people;
    const accountable = { person: worker.id, leader: leader.id, unit: cast.units.district };
    const asks = () => clerk.assigns(problem, measurePaper({ ...accountable, dueOn: '2031-06-30' }));
    for (let n = 0; n < 2; n += 1) {
      const { status, body, headers } = await asks();
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'StreamDeleted', null]);
    }
    await nodes.kill(0);
    await nodes.start(0);
    office.url = nodes.urlOf(0);
    expect(await refusal(asks())).toEqual([503, 'StreamDeleted']);
  });

  it('takes no writes from a node that begins then, which names the event', async () => {
    await emulator.control.redact(stream(), 0);
    await nodes.start(1);
    const begun = await untilIntegrity(nodes.urlOf(1), ({ state }) => state === 'doubt');
    expect(begun).toMatchObject({ state: 'doubt', writesRefused: true, why: { why: 'altered' } });
    expect(begun.why?.detail).toContain(`event 0 of ${stream()} is not leaf`);
    const { clerk } = cast.people;
    office.url = nodes.urlOf(1);
    expect(await refusal(clerk.post(`/problems/${problem}/sign-off/challenge`, claims))).toEqual([
      503,
      'LogInDoubt',
    ]);
    expect((await done(clerk.get('/problems?total=true')))['total']).toBeDefined();
  });

  it('starts no node that could not even read who may do what, and says why', async () => {
    await emulator.control.redact('organisation', 0);
    const refused = await nodes.start(1).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotStarted);
    expect((refused as NotStarted).exitCode).toBe(78);
    expect((refused as NotStarted).written).toContain('event 0 of organisation is not leaf');
  });
});
