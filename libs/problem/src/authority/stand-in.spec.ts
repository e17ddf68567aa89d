import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import type { DelegationScope, OrganisationEvent } from '@xiaohao/organisation';
import { actingFor, founding, given, life, play, standingAfter, today } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import { problemDecider } from '../problem-decider.js';

type Term = { readonly from?: string; readonly until?: string; readonly scope?: DelegationScope };

const delegated = (
  principal: string,
  delegate: string,
  { from = '2025-01-01', until = '2025-12-31', scope = { kind: 'all' } }: Term = {},
): OrganisationEvent => ({
  type: 'DutyDelegated',
  data: {
    delegation: `${principal}-${delegate}`,
    by: 'keeper',
    principal,
    delegate,
    scope,
    from,
    until,
    ground: '出差',
  },
});
const away = (person: string, deputy: string): OrganisationEvent => ({
  type: 'AbsenceRecorded',
  data: { absence: `${person}-away`, by: 'keeper', person, from: today, until: today, deputy },
});
const under = (...events: readonly OrganisationEvent[]) => ({
  organisation: standingAfter(...founding, ...events),
});

const approve = { type: 'ApproveClosing', closingNumber: 'C-1' } as const;
const later = { today: '2025-02-09' };
const finalise = { type: 'FinaliseProblem' } as const;

describe('acting for somebody', () => {
  const finaliseFor = (by: string, principal: string, ...events: readonly OrganisationEvent[]) =>
    given(life.secondPassed).when(finalise, by, { ...under(...events), ...actingFor(by, principal) });

  it('does what the principal may do, and names both', () => {
    const { events, state } = finaliseFor('publicist', 'finaliser', delegated('finaliser', 'publicist'));
    expect(events).toMatchObject([
      { type: 'Finalised', data: { by: 'publicist' } },
      {
        type: 'ActedOnBehalf',
        data: {
          by: 'publicist',
          onBehalfOf: 'finaliser',
          command: 'FinaliseProblem',
          under: 'delegation',
          standIn: ['finaliser-publicist'],
          duty: 'finaliser',
        },
      },
    ]);
    expect(state).toMatchObject({ facts: { hands: { finaliser: ['publicist', 'finaliser'] } } });
  });

  it('of somebody who is away is for the deputy', () => {
    const { events } = finaliseFor('publicist', 'finaliser', away('finaliser', 'publicist'));
    expect(events[1]).toMatchObject({ data: { under: 'absence', standIn: ['finaliser-away'] } });
    expect(finaliseFor('approver', 'finaliser', away('finaliser', 'publicist')).answer).toBe('NotDelegated');
  });

  it.each([
    ['nothing was delegated', 'NotDelegated', []],
    ['it has ended', 'DelegationExpired', [delegated('finaliser', 'publicist', { until: '2025-01-20' })]],
    [
      'it is still to begin',
      'DelegationNotBegun',
      [delegated('finaliser', 'publicist', { from: '2025-01-22' })],
    ],
    [
      'it is for another campaign',
      'DelegationOutOfScope',
      [delegated('finaliser', 'publicist', { scope: { kind: 'campaign', campaign: 'other' } })],
    ],
    [
      'the role was not handed on',
      'DelegationOutOfScope',
      [delegated('finaliser', 'publicist', { scope: { kind: 'roles', roles: ['approver'] } })],
    ],
    [
      'it was handed on by a delegate',
      'DelegationPassedOn',
      [delegated('finaliser', 'helper'), delegated('helper', 'publicist')],
    ],
  ] as const)('is refused where %s', (_, refused, events) => {
    expect(finaliseFor('publicist', 'finaliser', ...events).refusal).toMatchObject({
      refused,
      pointer: '/onBehalfOf',
    });
  });

  it('is refused for oneself, for one who has left, and for what the principal may not do either', () => {
    expect(finaliseFor('finaliser', 'finaliser').answer).toBe('ActsForSelf');
    expect(finaliseFor('publicist', 'leaver', delegated('leaver', 'publicist')).answer).toBe(
      'PrincipalNotInOffice',
    );
    expect(finaliseFor('finaliser', 'verifier', delegated('verifier', 'finaliser')).answer).toBe(
      'RoleMayNot',
    );
  });

  it('never leads round a duty: what excludes either of them excludes both', () => {
    const approveFor = (by: string, principal: string) =>
      given(life.publicityEnded).when(approve, by, {
        ...later,
        ...under(delegated(principal, by)),
        ...actingFor(by, principal),
      }).answer;
    expect(approveFor('clerk', 'approver')).toBe('JudgeOfOwnersSide');
    expect(approveFor('finder', 'leader')).toBe('JudgeOfOwnersSide');
    expect(approveFor('verifier', 'approver')).toBe('DutiesInOneHand');
    expect(approveFor('finder', 'approver')).toEqual(['SignOffStepTaken', 'Closed', 'ActedOnBehalf']);
  });

  it('leaves the duty in both hands: the principal does not act again in another', () => {
    const verified = play(life.unitApproved, [
      'finder',
      say.verify,
      { ...under(delegated('verifier', 'finder')), ...actingFor('finder', 'verifier') },
    ]);
    const ended = play(verified, ['publicist', say.publicity], ['clock', { type: 'EndPublicity' }, later]);
    const asApprover = under({
      type: 'Appointed',
      data: {
        person: 'verifier',
        by: 'keeper',
        appointment: 'verifier-2',
        unit: 'office',
        roles: ['approver'],
        from: '2025-01-01',
      },
    });
    expect(given(ended).when(approve, 'verifier', { ...asApprover, ...later }).answer).toBe(
      'DutiesInOneHand',
    );
  });

  it('makes the principal a contributor to what is corrected', () => {
    const worked = play(life.rectifying, [
      'publicist',
      say.attach('effectReached'),
      { ...under(delegated('worker', 'publicist')), ...actingFor('publicist', 'worker') },
    ]);
    const state = worked.reduce(problemDecider.evolve, problemDecider.initial);
    expect(state).toMatchObject({ facts: { contributors: expect.arrayContaining(['publicist', 'worker']) } });
  });

  it('is signed with both names, and with no other statement', () => {
    const context = {
      ...later,
      ...under(delegated('approver', 'finder')),
      ...actingFor('finder', 'approver'),
    };
    const { events } = given(life.publicityEnded).when(approve, 'finder', context);
    expect(events[0]).toMatchObject({
      data: {
        signature: { signer: 'finder', proof: { statement: { signer: 'finder', onBehalfOf: 'approver' } } },
      },
    });
    const own = given(life.publicityEnded).when(approve, 'approver', later).events[0];
    const proof = own?.type === 'SignOffStepTaken' ? own.data.signature.proof : undefined;
    if (proof === undefined) throw new Error('an approval is proved');
    const nameless = { ...proof, statement: { ...proof.statement, signer: 'finder' } };
    expect(
      given(life.publicityEnded).when(approve, 'finder', { ...context, proof: nameless }).refusal,
    ).toEqual({
      refused: 'ProofOfOther',
      params: { fact: 'onBehalfOf' },
    });
  });

  it('is recorded at the registering of a problem and at the end of a publicity, too', () => {
    const registering = { ...under(delegated('finder', 'publicist')), ...actingFor('publicist', 'finder') };
    expect(given([]).when(say.identify(), 'publicist', registering).answer).toEqual([
      'Identified',
      'ActedOnBehalf',
    ]);
    const ending = {
      ...later,
      ...under(delegated('publicist', 'finder')),
      ...actingFor('finder', 'publicist'),
    };
    expect(given(life.publicised).when({ type: 'EndPublicity' }, 'finder', ending).answer).toEqual([
      'PublicityEnded',
      'ActedOnBehalf',
    ]);
    expect(isRefusal(problemDecider.decide({ type: 'EndPublicity' }, { stage: 'absent' }, {} as never))).toBe(
      true,
    );
  });
});
