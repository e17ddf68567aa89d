import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HistoryEntry, ProvedSignature } from '@xiaohao/ledger';
import { type Answer, done, refusal, type Sent } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { tests } from './paper.js';
import type { Person } from './person.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

const conclusions = tests.map((test) => ({ test, upheld: true, text: '现场核实无误' }));

/** 代: somebody acts for somebody else, from the delegation to the end of its term. Each step stands on the last. */
describe('acting for somebody', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    await done(cast.people.clerk.applies(problem, tests));
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  const verifiesFor = (who: Person, principal: Person, more: Sent = {}): Promise<Answer> =>
    who.signs(problem, 'sign-off/verification', { conclusions, onBehalfOf: principal.id, ...more });

  it('takes the step of somebody who is away, as deputy', async () => {
    const { head, leader } = cast.people;
    expect(await refusal(leader.approvesForUnit(problem))).toEqual([403, 'RoleMissing']);
    const forHead = () => leader.signs(problem, 'sign-off/unit-approval', { onBehalfOf: head.id });
    expect(await refusal(forHead())).toEqual([403, 'NotDelegated', '/onBehalfOf']);
    const absence = { person: head.id, deputy: leader.id, from: '2031-03-03', until: '2031-03-04' };
    await done(cast.administrator.post('/absences', absence));
    expect(await done(forHead())).toMatchObject({ stage: 'unitApproved' });
  });

  it('is refused without a delegation, and by one that excludes either', async () => {
    const { administrator, people } = cast;
    const { clerk, publicist, verifier } = people;
    expect(await refusal(verifiesFor(publicist, verifier))).toEqual([403, 'NotDelegated', '/onBehalfOf']);
    for (const delegate of [publicist, clerk])
      await done(
        administrator.post('/delegations', {
          principal: verifier.id,
          delegate: delegate.id,
          scope: { kind: 'all' },
          from: '2031-03-03',
          until: '2031-03-05',
          ground: '出差',
        }),
      );
    expect(await refusal(verifiesFor(clerk, verifier))).toEqual([403, 'JudgeOfOwnersSide']);
    expect(await refusal(publicist.verifies(problem, tests))).toEqual([403, 'RoleMayNot']);
    expect(await refusal(verifiesFor(publicist, publicist))).toEqual([422, 'ActsForSelf', '/onBehalfOf']);
  });

  it('is signed in both names: a challenge in the own name is not enough', async () => {
    const { publicist, verifier, filer } = cast.people;
    const { challenge } = await done(
      filer.post(`/problems/${problem}/sign-off/verification/challenge`, { conclusions }),
    );
    const other = { conclusions, onBehalfOf: verifier.id, challenge };
    expect(await refusal(publicist.acts(problem, 'sign-off/verification', other))).toEqual([
      403,
      'ChallengeOfOther',
      '/challenge',
    ]);
    expect(await done(verifiesFor(publicist, verifier))).toMatchObject({ stage: 'verified' });
    const { signatures } = await done(publicist.get(`/problems/${problem}/signatures`));
    expect((signatures as readonly ProvedSignature[]).at(-1)).toMatchObject({
      meaning: 'verification',
      signer: publicist.id,
      onBehalfOf: verifier.id,
      signerName: 'publicist',
      principalName: 'verifier',
      proof: { statement: { signer: publicist.id, onBehalfOf: verifier.id } },
    });
  });

  it('shows in the history, in the problem and in the register of signatures', async () => {
    const { clerk, publicist, verifier } = cast.people;
    const { events } = await done(clerk.get(`/problems/${problem}/history`));
    const [signed, acted] = (events as readonly HistoryEntry[]).slice(-2);
    expect(signed).toMatchObject({ type: 'SignOffStepTaken', actor: { onBehalfOf: verifier.id } });
    expect(acted).toMatchObject({
      type: 'ActedOnBehalf',
      data: { by: publicist.id, onBehalfOf: verifier.id, command: 'VerifyRectification', duty: 'verifier' },
    });
    const { signOff } = await done(clerk.reads(problem));
    expect(signOff).toMatchObject({
      signatures: [{}, { onBehalfOf: cast.people.head.id }, { onBehalfOf: verifier.id }],
    });
    const { rows } = await done(clerk.get(`/sign-offs?problem=${problem}&signer=${publicist.id}`));
    expect(rows).toMatchObject([{ signer: publicist.id, onBehalfOf: verifier.id }]);
  });

  it('leaves the duty with both: neither approves what was verified', async () => {
    const { administrator, people } = cast;
    const { approver, publicist, verifier } = people;
    const refused = async (who: Person) => {
      const { actions } = (await done(who.get(`/problems/${problem}/actions?onBehalfOf=${approver.id}`))) as {
        readonly actions?: readonly {
          readonly command: string;
          readonly refusal?: { readonly code: string };
        }[];
      };
      return actions?.find(({ command }) => command === 'ApproveClosing')?.refusal?.code;
    };
    await done(publicist.publishes(problem, '2031-03-03'));
    await done(administrator.post('/clock', { now: '2031-03-11T01:00:00Z' }));
    await done(publicist.endsPublicity(problem));
    for (const delegate of [publicist, verifier])
      await done(
        administrator.post('/delegations', {
          principal: approver.id,
          delegate: delegate.id,
          scope: { kind: 'roles', roles: ['approver'] },
          from: '2031-03-11',
          until: '2031-12-31',
          ground: '出差',
        }),
      );
    for (const who of [publicist, verifier]) expect(await refused(who)).toBe('DutiesInOneHand');
  });

  it('ends with its term', async () => {
    const { publicist, verifier } = cast.people;
    expect(await refusal(verifiesFor(publicist, verifier))).toEqual([
      403,
      'DelegationExpired',
      '/onBehalfOf',
    ]);
  });
});
