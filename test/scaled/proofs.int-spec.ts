import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatNoteKey, openCheckpoint, readNoteKey } from '@xiaohao/integrity';
import { otherVerifier } from '../../libs/integrity/testing/other-verifier.js';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { Caller, done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { openWitness, witnessSigner } from '../journeys/open-witness.js';
import { tests } from '../journeys/paper.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { integrityOf, untilIntegrity } from './integrity-of.js';
import { Nodes } from './nodes.js';

const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };
const script = fileURLToPath(new URL('../../libs/integrity/dossier/verify-dossier.cjs', import.meta.url));
const witnessKey = formatNoteKey(witnessSigner.key);

describe('the proofs of a log that two nodes serve', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let nodes: Nodes;
  let cast: Cast;
  let problem = '';
  let key = '';

  const dossierFrom = async (node: number, of = problem): Promise<string> => {
    const answer = await fetch(`${nodes.urlOf(node)}/api/v1/problems/${of}/dossier`, {
      headers: { authorization: `Bearer ${cast.people.clerk.key}`, 'xiaohao-wait-for': office.seen ?? '0' },
    });
    expect([node, answer.status]).toEqual([node, 200]);
    return answer.text();
  };
  const verified = (text: string) => {
    const file = join(folder, 'dossier.json');
    writeFileSync(file, text);
    const run = spawnSync(process.execPath, [script, file, '--log', key, '--witness', witnessKey]);
    return { code: run.status, other: [...otherVerifier(text, { log: key, witness: witnessKey })] };
  };
  const holder = async (): Promise<number> => ((await integrityOf(nodes.urlOf(0))).signer.held ? 0 : 1);

  beforeAll(async () => {
    emulator = await startEmulator();
    witness = await openWitness(join(folder, 'witness'));
    nodes = new Nodes(2, emulator.url, 'p-', {
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: witnessKey,
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
    });
    await nodes.startAll();
    office.url = nodes.urlOf(0);
    key = (await untilIntegrity(nodes.urlOf(0), ({ key: known }) => known !== null)).key;
    const read = readNoteKey(key);
    if (!read) throw new Error('no key');
    witness.memory.addLog(read, key);
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
  });
  afterAll(async () => {
    await nodes.remove();
    await witness.close();
    await emulator.kill();
    remove();
  });

  it('are signed by one of them, and both know the same checkpoint', async () => {
    const { current } = {
      current: await untilIntegrity(nodes.urlOf(0), (one) => one.witness?.state === 'cosigned'),
    };
    const other = await untilIntegrity(
      nodes.urlOf(1),
      ({ checkpoint }) => (checkpoint ?? 0) >= (current.checkpoint ?? 0),
    );
    expect([current.key, current.state, other.state]).toEqual([other.key, 'sound', 'sound']);
    const held = await Promise.all(
      [0, 1].map(async (node) => (await integrityOf(nodes.urlOf(node))).signer.held),
    );
    expect(held.filter(Boolean)).toHaveLength(1);
  });

  it('make a dossier at either, also of what was written at the other a moment ago', async () => {
    for (const node of [0, 1]) expect(verified(await dossierFrom(node))).toEqual({ code: 0, other: [] });
    const { clerk } = cast.people;
    const { challenge } = await done(clerk.post(`/problems/${problem}/sign-off/challenge`, claims));
    await done(clerk.post(`/problems/${problem}/sign-off`, { ...claims, challenge }, { 'if-match': '*' }));
    const signed = [await dossierFrom(1), await dossierFrom(0)];
    for (const text of signed) expect(verified(text)).toEqual({ code: 0, other: [] });
    const carried = JSON.parse(signed[0] ?? '') as { readonly events: readonly { readonly data: string }[] };
    const last = JSON.parse(carried.events.at(-1)?.data ?? '{}') as {
      readonly signature?: { readonly proof: { readonly checkpoint: string } };
    };
    const log = readNoteKey(key);
    const note = last.signature?.proof.checkpoint ?? '';
    expect(log && openCheckpoint(note, log, [witnessSigner.key])?.witnessed).toHaveLength(1);
    // One character of one event is another: neither verifier lets it pass.
    const spoilt = signed[0]?.replace('已达到标准', '未达到标准') ?? '';
    expect(spoilt).not.toBe(signed[0]);
    const { code, other } = verified(spoilt);
    expect([code, other.length > 0]).toEqual([1, true]);
  });

  it('are verified event by event against the store, from the folder of either', async () => {
    const verify = (node: number) =>
      xiaohao([
        'verify',
        '--json',
        ...['--data-dir', nodes.folderOf(node), '--shared-dir', nodes.shared],
        ...['--store', emulator.url, '--prefix', 'p-'],
        ...['--log', key, '--witness', witnessKey],
      ]);
    for (const node of [0, 1]) {
      const ran = await verify(node);
      expect([ran.code, JSON.parse(ran.out)]).toMatchObject([0, { findings: [], more: 0 }]);
      expect(JSON.parse(ran.out).notes).toContainEqual({
        name: 'witnessed',
        size: expect.any(Number),
        witnessed: true,
      });
    }
  });

  it('are signed on by the other under a higher number, once the first is gone for long enough', async () => {
    const first = await holder();
    const second = 1 - first;
    const { number } = (await integrityOf(nodes.urlOf(first))).signer;
    await nodes.kill(first);
    office.url = nodes.urlOf(second);
    const { now } = (await done(new Caller(office, bootstrapKey).get('/clock'))) as { readonly now?: string };
    const later = new Date(Date.parse(now ?? '') + 200_000).toISOString();
    await done(new Caller(office, bootstrapKey).post('/clock', { now: later }));
    const next = await readyForSignOff(cast);
    expect(verified(await dossierFrom(second, next))).toEqual({ code: 0, other: [] });
    expect((await integrityOf(nodes.urlOf(second))).signer).toMatchObject({
      held: true,
      number: (number ?? 0) + 1,
    });
    // The first comes back, with a tree that ends where it was killed, and is believed by both verifiers as before.
    await nodes.start(first);
    expect(verified(await dossierFrom(first, next))).toEqual({ code: 0, other: [] });
    expect(await integrityOf(nodes.urlOf(first))).toMatchObject({ state: 'sound', writesRefused: false });
  });
});
