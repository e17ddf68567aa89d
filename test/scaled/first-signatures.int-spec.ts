import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { Caller, done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { tests } from '../journeys/paper.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { Nodes } from './nodes.js';

const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };

describe('the first signatures of one person', () => {
  const anywhere: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let nodes: Nodes;
  let cast: Cast;

  beforeAll(async () => {
    emulator = await startEmulator();
    nodes = new Nodes(3, emulator.url, '');
    await nodes.startAll();
    anywhere.url = nodes.urlOf(0);
    cast = await assemble(anywhere, '2026-01-01');
  });
  afterAll(async () => {
    await nodes.remove();
    await emulator.kill();
  });

  it('at three nodes at once are all under one key, which is on the register once', async () => {
    const { clerk } = cast.people;
    const problems = await Promise.all([0, 1, 2].map(() => readyForSignOff(cast)));
    const asked = await Promise.all(
      problems.map(async (problem, node) => {
        const there = new Caller({ url: nodes.urlOf(node), seen: anywhere.seen ?? '0' }, clerk.key);
        const { challenge } = await done(there.post(`/problems/${problem}/sign-off/challenge`, claims));
        const { revision } = await done(there.get(`/problems/${problem}`));
        const headers = { 'if-match': `"${revision}"` };
        return () => there.post(`/problems/${problem}/sign-off`, { ...claims, challenge }, headers);
      }),
    );
    const answers = await Promise.all(asked.map((ask) => ask()));
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
      answers.map(() => [200, undefined]),
    );
    const keys = (await done(clerk.get('/signing-keys')))['keys'] as readonly { person: string }[];
    expect(keys.map(({ person }) => person)).toEqual([clerk.id]);
    expect(readdirSync(join(nodes.shared, 'signing-keys'))).toEqual([`${clerk.id}.Ed25519`]);
  });
});
