import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProvedSignature } from '@xiaohao/ledger';
import { FakeService, listening } from '../../libs/signing/service/fake-service.fixture.js';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { type AnswerBody, done, refusal, type Sent } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { tests } from './paper.js';
import type { Person } from './person.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };

/** RFC 8785 for what has only texts, numbers, lists and flags in it: as a stranger would write it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`).join(',')}}`;
}

describe('signing', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  const service = new FakeService();
  let spoil: (answer: Record<string, string>) => unknown = (answer) => answer;
  let outside: Awaited<ReturnType<typeof listening>>;
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let other = '';
  let used = '';

  const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
    server = await startServer(folder, env);
    office.url = server.url;
  };
  const restart = async (env: Readonly<Record<string, string>>): Promise<void> => {
    await server.stop();
    await start(env);
  };
  const challengeFor = async (who: Person, of: string, step: string, words: Sent): Promise<AnswerBody> =>
    done(who.post(`/problems/${of}/${step}/challenge`, words));
  const signaturesOf = async (of: string): Promise<readonly ProvedSignature[]> =>
    (await done(cast.people.clerk.get(`/problems/${of}/signatures`)))['signatures'] as ProvedSignature[];
  const revisionOf = async (of: string): Promise<unknown> =>
    (await done(cast.people.clerk.reads(of))).revision;

  beforeAll(async () => {
    outside = await listening(service.answering((answer) => spoil(answer)));
    await start({ XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    other = await readyForSignOff(cast);
  });
  afterAll(async () => {
    await server.kill();
    await outside.close();
    remove();
  });

  it('begins with what will be signed, and writes nothing by showing it', async () => {
    const { clerk } = cast.people;
    const before = await revisionOf(problem);
    const { statement, expiresAt, challenge } = await challengeFor(clerk, problem, 'sign-off', claims);
    expect(statement).toMatchObject({
      type: 'xiaohao/sign-off-statement',
      problem,
      revision: before,
      meaning: 'application',
      signer: clerk.id,
    });
    expect(Date.parse(String(expiresAt))).toBeGreaterThan(Date.parse('2031-03-03T01:04:00Z'));
    expect(String(challenge)).toMatch(/^[\w-]+\.\d+\.[\w-]+$/);
    expect(await revisionOf(problem)).toBe(before);
  });

  it('is refused without a challenge, and with one that was altered, is another’s or for other words', async () => {
    const { clerk, colleague, head } = cast.people;
    const give = (challenge: unknown, words: Sent = claims) =>
      refusal(clerk.acts(problem, 'sign-off', { ...words, challenge }));
    const { challenge } = await challengeFor(clerk, problem, 'sign-off', claims);
    expect(await refusal(clerk.acts(problem, 'sign-off', claims))).toEqual([
      422,
      'FieldInvalid',
      '/challenge',
    ]);
    expect(await give(`x${challenge}`)).toEqual([422, 'ChallengeInvalid', '/challenge']);
    const ofColleague = await challengeFor(colleague, problem, 'sign-off', claims);
    expect(await give(ofColleague['challenge'])).toEqual([403, 'ChallengeOfOther', '/challenge']);
    const ofOther = await challengeFor(clerk, other, 'sign-off', claims);
    expect(await give(ofOther['challenge'])).toEqual([403, 'ChallengeOfOther', '/challenge']);
    const words = { claims: tests.map((test) => ({ test, statement: '另有说法' })) };
    expect(await give(challenge, words)).toEqual([422, 'ChallengeForOtherWords', '/challenge']);
    expect(await refusal(head.verifies(problem, tests))).toEqual([403, 'RoleMayNot']);
    expect(await refusal(cast.people.verifier.verifies(problem, tests))).toEqual([409, 'StageForbids']);
    expect(await signaturesOf(problem)).toEqual([]);
  });

  it('is refused when the problem has changed since, or the five minutes are over', async () => {
    const { clerk } = cast.people;
    const early = await challengeFor(clerk, problem, 'sign-off', claims);
    await done(clerk.namesCause(problem, 'thought'));
    const late = await challengeFor(clerk, problem, 'sign-off', claims);
    const give = ({ challenge }: AnswerBody) =>
      refusal(clerk.acts(problem, 'sign-off', { ...claims, challenge }));
    expect(await give(early)).toEqual([409, 'ChallengeOutdated', '/challenge']);
    await done(cast.administrator.post('/clock', { now: '2031-03-03T01:30:00Z' }));
    expect(await give(late)).toEqual([409, 'ChallengeExpired', '/challenge']);
  });

  it('holds once: the same challenge is of no use a second time', async () => {
    const { clerk, head } = cast.people;
    used = String((await challengeFor(clerk, problem, 'sign-off', claims))['challenge']);
    const request = { ...claims, challenge: used };
    expect(await done(clerk.acts(problem, 'sign-off', request))).toMatchObject({ stage: 'signOffRequested' });
    expect(await refusal(clerk.acts(problem, 'sign-off', request))).toEqual([409, 'StageForbids']);
    const supplementaryRequirement = '请补充全部清退凭证的原件';
    await done(head.acts(problem, 'sign-off/rejection', { supplementaryRequirement }));
    expect(await refusal(clerk.acts(problem, 'sign-off', request))).toEqual([
      409,
      'ChallengeOutdated',
      '/challenge',
    ]);
    await done(clerk.applies(problem, tests));
  });

  it('under one Idempotency-Key gives the first outcome again, challenge and all', async () => {
    const { clerk } = cast.people;
    const { challenge } = await challengeFor(clerk, other, 'sign-off', claims);
    const headers = { 'if-match': '*', 'idempotency-key': 'sign-once' };
    const first = await done(clerk.acts(other, 'sign-off', { ...claims, challenge }, headers));
    const again = await done(clerk.acts(other, 'sign-off', { ...claims, challenge }, headers));
    expect(again).toEqual(first);
    expect(await signaturesOf(other)).toHaveLength(1);
  });

  it('binds the opinion', async () => {
    const { head } = cast.people;
    const { challenge } = await challengeFor(head, other, 'sign-off/unit-approval', { opinion: '同意' });
    const changed = { opinion: '不同意', challenge };
    expect(await refusal(head.acts(other, 'sign-off/unit-approval', changed))).toEqual([
      422,
      'ChallengeForOtherWords',
      '/challenge',
    ]);
  });

  it('can be verified by a stranger with Node’s crypto and nothing of ours', async () => {
    await done(cast.people.head.approvesForUnit(problem));
    const signatures = await signaturesOf(problem);
    expect(signatures.map(({ meaning }) => meaning)).toEqual(['application', 'application', 'unitApproval']);
    for (const { proof, words, ...given } of signatures) {
      if (proof === null) throw new Error('no proof');
      const { statement, keyId, signature } = proof;
      const shown = await done(cast.people.filer.get(`/signing-keys/${keyId}`));
      const key = createPublicKey(String(shown['pem']));
      const bytes = Buffer.from(canonical(statement));
      expect(verify(null, bytes, key, Buffer.from(signature, 'base64url'))).toBe(true);
      expect(verify(null, Buffer.from(`${bytes} `), key, Buffer.from(signature, 'base64url'))).toBe(false);
      expect(shown['person']).toBe(given.signer);
      expect(createPublicKey({ key: shown['jwk'] as never, format: 'jwk' }).equals(key)).toBe(true);
      expect(statement).toMatchObject({
        problem,
        revision: given.signedRevision,
        digest: given.digest,
        meaning: given.meaning,
        signer: given.signer,
        said: createHash('sha256').update(canonical(words)).digest('hex'),
      });
      expect(proof.authenticated.methods).toEqual(['key']);
    }
  });

  it('is shown with the signer’s name, the time and the meaning in words', async () => {
    expect((await signaturesOf(problem)).at(-1)).toMatchObject({
      signerName: 'head',
      meaningText: { zh: '审核', en: 'Approval by the unit' },
      at: expect.stringMatching(/^2031-03-03T/),
      stale: false,
    });
    const missing = cast.people.clerk.get(`/problems/${cast.campaign}/signatures`);
    expect(await refusal(missing)).toEqual([404, 'NotFound']);
    expect(await refusal(cast.people.clerk.get('/signing-keys/none'))).toEqual([404, 'SigningKeyUnknown']);
  });

  it('goes on under SM2, beside the signatures that were given before', async () => {
    await restart({ XIAOHAO_SIGNING: 'sm2' });
    await done(cast.people.head.approvesForUnit(other));
    const algorithms = (await signaturesOf(other)).map(({ proof }) => proof?.algorithm);
    expect(algorithms).toEqual(['Ed25519', 'SM2-SM3']);
  });

  it('goes on with a service outside, once the signer’s key is registered', async () => {
    await restart({ XIAOHAO_SIGNING: 'service', XIAOHAO_SIGNING_URL: outside.url });
    const { verifier, clerk } = cast.people;
    expect(await refusal(verifier.verifies(problem, tests))).toEqual([409, 'SigningKeyMissing']);
    const entry = { person: verifier.id, publicKey: service.pemOf(verifier.id) };
    expect(await refusal(clerk.post('/signing-keys', entry))).toEqual([403, 'Forbidden']);
    const { administrator } = cast;
    const bad = { ...entry, publicKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' };
    expect(await refusal(administrator.post('/signing-keys', bad))).toEqual([
      422,
      'SigningKeyUnusable',
      '/publicKey',
    ]);
    await done(administrator.post('/signing-keys', entry));
    expect(await refusal(administrator.post('/signing-keys', entry))).toEqual([409, 'SigningKeyExists']);
    const before = await revisionOf(problem);
    spoil = (answer) => ({ ...answer, signature: Buffer.alloc(64).toString('base64url') });
    expect(await refusal(verifier.verifies(problem, tests))).toEqual([503, 'SigningUnavailable']);
    expect(await revisionOf(problem)).toBe(before);
    spoil = (answer) => answer;
    await done(verifier.verifies(problem, tests));
    expect((await signaturesOf(problem)).at(-1)?.proof).toMatchObject({
      method: 'service',
      keyId: service.keyOf(verifier.id).keyId,
    });
  });

  it('is verified at the command line, under every algorithm', () => {
    for (const [of, count] of [
      [problem, 4],
      [other, 2],
    ] as const) {
      const run = spawnSync(
        process.execPath,
        [programs.xiaohao, 'problem', 'signatures', of, '--lang', 'en'],
        {
          env: { ...nodeEnvironment, XIAOHAO_URL: office.url, XIAOHAO_KEY: bootstrapKey },
          encoding: 'utf8',
        },
      );
      expect([run.status, run.stdout.match(/\bvalid\b/g)?.length]).toEqual([0, count]);
    }
  });
});
