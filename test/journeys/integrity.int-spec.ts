import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatNoteKey, openCheckpoint, readNoteKey } from '@xiaohao/integrity';
import { otherVerifier } from '../../libs/integrity/testing/other-verifier.js';
import { type AnswerBody, done, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { openWitness, witnessSigner as own } from './open-witness.js';
import { tests } from './paper.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };
const script = fileURLToPath(new URL('../../libs/integrity/dossier/verify-dossier.cjs', import.meta.url));

describe('the proofs of a log', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let other = '';
  const env = () => ({ XIAOHAO_WITNESS_URL: witness.url, XIAOHAO_WITNESS_KEY: formatNoteKey(own.key) });
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
    server = await startServer(folder, { ...env(), ...more });
    office.url = server.url;
  };
  const integrity = async (): Promise<AnswerBody> => done(cast.people.clerk.get('/integrity'));
  const health = async () => {
    const answer = await fetch(`${office.url}/health/ready`);
    return {
      status: answer.status,
      body: (await answer.json()) as { readonly integrity: Record<string, unknown> },
    };
  };
  const dossier = async (query = '', of = problem): Promise<string> => {
    const answer = await fetch(`${office.url}/api/v1/problems/${of}/dossier${query}`, {
      headers: { authorization: `Bearer ${cast.people.clerk.key}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('dossier+json');
    return answer.text();
  };
  /** The log is looked at every ten seconds; what is signed then is shown to the witness. */
  const cosigned = async (): Promise<void> => {
    for (;;) {
      const { checkpoint, witness: seen } = (await integrity()) as {
        readonly checkpoint?: number | null;
        readonly witness?: { readonly state: string; readonly size: number } | null;
      };
      if (seen?.state === 'cosigned' && seen.size > 10 && seen.size === checkpoint) return;
      await pause(200);
    }
  };
  /** The data folder as a copy that somebody made, put back later. */
  const kept = join(folder, '..', `${folder.split('/').at(-1)}-kept`);

  beforeAll(async () => {
    witness = await openWitness(join(folder, 'witness'));
    await start({ XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    const key = readNoteKey(String((await integrity())['key']));
    if (!key) throw new Error('no key');
    witness.memory.addLog(key, formatNoteKey(key));
  });
  afterAll(async () => {
    await server.kill();
    await witness.close();
    rmSync(kept, { recursive: true, force: true });
    remove();
  });

  it('are a checkpoint, signed by the log and cosigned by the witness', async () => {
    await cosigned();
    const { body } = await cast.people.clerk.get('/integrity/checkpoint');
    const key = readNoteKey(String((await integrity())['key']));
    const opened = key && openCheckpoint(String(body['text']), key, [own.key]);
    expect(opened?.checkpoint.size).toBeGreaterThan(10);
    expect(opened?.witnessed).toHaveLength(1);
    expect(await integrity()).toMatchObject({
      state: 'sound',
      checkpoint: opened?.checkpoint.size,
      signer: { held: true, number: 1 },
      witness: { name: 'witness.example/audit', state: 'cosigned', size: opened?.checkpoint.size },
    });
  });

  it('are carried by every record of a signature', async () => {
    const { clerk } = cast.people;
    const { challenge } = await done(clerk.post(`/problems/${problem}/sign-off/challenge`, claims));
    await done(clerk.post(`/problems/${problem}/sign-off`, { ...claims, challenge }, { 'if-match': '*' }));
    const { signatures } = (await done(clerk.get(`/problems/${problem}/signatures`))) as unknown as {
      readonly signatures: readonly { readonly proof: { readonly checkpoint: string } }[];
    };
    const key = readNoteKey(String((await integrity())['key']));
    const carried = signatures[0]?.proof.checkpoint ?? '';
    expect(key && openCheckpoint(carried, key, [own.key])?.witnessed).toHaveLength(1);
  });

  it('make a dossier that both verifiers find right, with the keys from elsewhere', async () => {
    const text = await dossier();
    const trusted = { log: String((await integrity())['key']), witness: formatNoteKey(own.key) };
    expect([...otherVerifier(text, trusted)]).toEqual([]);
    const file = join(folder, 'dossier.json');
    writeFileSync(file, text);
    const run = spawnSync(process.execPath, [
      script,
      file,
      '--log',
      trusted.log,
      '--witness',
      trusted.witness,
    ]);
    expect(run.stdout.toString()).toContain('1 个签字成立');
    expect(run.status).toBe(0);
    const whole = JSON.parse(await dossier('?files=true')) as {
      readonly evidence: readonly { readonly content?: string }[];
    };
    expect(whole.evidence.length).toBeGreaterThan(0);
    expect(whole.evidence.every(({ content }) => content !== undefined)).toBe(true);
    expect([...otherVerifier(JSON.stringify(whole), trusted)]).toEqual([]);
  });

  it('are not shown of a problem that is not there, or to nobody', async () => {
    const missing = '/problems/018f3a52-0000-7000-8000-000000000000/dossier';
    expect(await refusal(cast.people.clerk.get(missing))).toEqual([404, 'NotFound']);
    expect((await fetch(`${office.url}/api/v1/problems/${problem}/dossier`)).status).toBe(401);
    expect((await cast.people.clerk.get(`/problems/${problem}/dossier?files=perhaps`)).status).toBe(400);
  });

  it('outlive a restart, and go on from where they were', async () => {
    await server.stop();
    cpSync(folder, kept, { recursive: true });
    await start();
    expect(await health()).toMatchObject({
      status: 200,
      body: { integrity: { state: 'sound', writesRefused: false } },
    });
    other = await readyForSignOff(cast);
    await dossier('', other);
    expect(await integrity()).toMatchObject({ signer: { number: 2 }, witness: { state: 'cosigned' } });
  });

  it('refuse writes on an older copy of everything: the witness knows more', async () => {
    await server.stop();
    const now = `${kept}-now`;
    cpSync(folder, now, { recursive: true });
    for (const part of ['log', 'integrity', 'views', 'snapshots.db']) {
      rmSync(join(folder, part), { recursive: true, force: true });
      cpSync(join(kept, part), join(folder, part), { recursive: true });
    }
    await start();
    expect(await health()).toMatchObject({
      status: 503,
      body: { integrity: { state: 'doubt', writesRefused: true, why: { why: 'shorter' } } },
    });
    expect(await refusal(cast.people.clerk.post(`/problems/${problem}/sign-off/challenge`, claims))).toEqual([
      503,
      'LogInDoubt',
    ]);
    expect((await cast.people.clerk.get(`/problems/${problem}`)).status).toBe(200);
    await server.stop();
    for (const part of ['log', 'integrity', 'views', 'snapshots.db']) {
      rmSync(join(folder, part), { recursive: true, force: true });
      cpSync(join(now, part), join(folder, part), { recursive: true });
    }
    rmSync(now, { recursive: true, force: true });
  });

  it('stop signatures, and say why, when an old event is found changed while the server runs', async () => {
    const db = new DatabaseSync(join(folder, 'log', 'events.db'));
    db.exec(
      `UPDATE events SET metadata = replace(metadata, '"command":', '"Command":') WHERE position = 5; PRAGMA wal_checkpoint(TRUNCATE)`,
    );
    db.close();
    await start();
    while ((await health()).status === 200) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await health()).toMatchObject({
      status: 503,
      body: {
        integrity: {
          state: 'doubt',
          writesRefused: false,
          why: { why: 'altered' },
        },
      },
    });
    const { clerk } = cast.people;
    // Which event it is may be of a matter that the caller is not to know of.
    expect((await done(clerk.get('/integrity')))['why']).toEqual({ why: 'altered' });
    expect((await done(cast.administrator.get('/integrity')))['why']).toMatchObject({
      detail: expect.stringMatching(/event \d+ of/),
    });
    expect(await refusal(clerk.post(`/problems/${other}/sign-off/challenge`, claims))).toEqual([
      503,
      'IntegrityInDoubt',
    ]);
    expect(await refusal(clerk.get(`/problems/${problem}/dossier`))).toEqual([503, 'IntegrityInDoubt']);
  });
});
