import { describe, expect, it } from '@jest/globals';
import { aDigest, given, type Line, life, play, replay } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { ProblemCommand } from '../commands.js';
import { isStale } from './stale.js';

const approve = { type: 'ApproveClosing', closingNumber: 'C-1' } as const;
const unitApprove = { type: 'ApproveByUnit' } as const;
const renewRequest = { type: 'RenewSignOffRequest' } as const;
const newEvidence: Line = ['worker', say.attach('effectReached', 'measure-1', 'late')];

describe('something material after a signature', () => {
  const changes: readonly [string, ProblemCommand][] = [
    ['worker', say.attach('effectReached', 'measure-1', 'late')],
    [
      'worker',
      {
        type: 'SupersedeEvidence',
        evidence: 'measure-1-sourceCured',
        replacement: 'late',
        file: say.attach('sourceCured').file,
        ground: '更清晰',
      },
    ],
    ['finder', say.cause('thought')],
    ['finder', { type: 'RewordProblem', wording: { title: '新', description: '新' }, ground: '更准确' }],
    [
      'finder',
      {
        type: 'ClassifyProblem',
        classification: { ...say.classification, severity: 'serious' },
        ground: '核实',
      },
    ],
  ];

  it.each(changes)('by %s stops the next signature and the closing: %j', (by, command) => {
    expect(given(play(life.requested, [by, command])).when(unitApprove, 'head').answer).toBe(
      'SignatureStale',
    );
    expect(given(play(life.unitApproved, [by, command])).when(say.verify, 'verifier').answer).toBe(
      'SignatureStale',
    );
    expect(given(play(life.verified, [by, command])).when(say.publicity, 'publicist').answer).toBe(
      'SignatureStale',
    );
    expect(given(play(life.publicityEnded, [by, command])).when(approve, 'approver').answer).toBe(
      'SignatureStale',
    );
  });

  it('a survey, progress of publicity and the clock are not material', () => {
    const surveyed = play(life.publicityEnded, [
      'finder',
      { type: 'RecordSatisfaction', invited: 9, answered: 9, satisfied: 9, method: '问卷' },
    ]);
    expect(given(surveyed).when(approve, 'approver').answer).toEqual(['SignOffStepTaken', 'Closed']);
  });
});

describe('giving stale signatures again', () => {
  const changed = play(life.publicityEnded, newEvidence);

  it('goes in the order of the chain, and then lets the closing through', () => {
    expect(given(changed).when(unitApprove, 'head').refusal).toMatchObject({
      params: { signature: 'application' },
    });
    expect(given(changed).when(say.verify, 'verifier').answer).toBe('SignatureStale');
    const renewed = play(changed, ['clerk', renewRequest]);
    expect(given(renewed).when(say.verify, 'verifier').refusal).toMatchObject({
      refused: 'SignatureStale',
      params: { signature: 'unitApproval' },
    });
    const all = play(renewed, ['head', unitApprove], ['verifier', say.verify]);
    expect(given(all).when(approve, 'approver').answer).toEqual(['SignOffStepTaken', 'Closed']);
    expect(replay(all)).toMatchObject({ stage: 'publicised', signOff: { next: 3 } });
  });

  it('is marked as renewed and takes no step forward', () => {
    const { events, state } = given(play(changed, ['clerk', renewRequest])).when(unitApprove, 'head');
    expect(events).toMatchObject([{ data: { kind: 'unitApproval', step: 0, renewed: true } }]);
    expect(state).toMatchObject({ stage: 'publicised', signOff: { next: 3 } });
  });

  it('is not done while a signature is valid', () => {
    expect(given(life.requested).when(renewRequest, 'clerk').answer).toBe('SignatureStillValid');
    expect(given(life.verified).when(unitApprove, 'head').answer).toBe('StepAlreadyTaken');
  });

  it('keeps the duties apart', () => {
    expect(given(changed).when(renewRequest, 'head').answer).toBe('DutiesInOneHand');
    expect(given(changed).when(renewRequest, 'allRounder').answer).toBe('ApplicantNotOfOwnersSide');
    const renewed = play(changed, ['teamHead', renewRequest]);
    expect(given(renewed).when(unitApprove, 'teamHead').answer).toBe('DutiesInOneHand');
  });

  it('a verification given again has its conclusions again', () => {
    const renewed = play(changed, ['clerk', renewRequest], ['head', unitApprove]);
    const none = { type: 'VerifyRectification', conclusions: [] } as const;
    expect(given(renewed).when(none, 'verifier').answer).toBe('ConclusionsIncomplete');
  });
});

it('a signature is stale exactly when it is older than the material', () => {
  const signature = {
    signer: 'clerk',
    meaning: 'application',
    at: '2025-01-21T02:00:00Z',
    revision: '41',
    digest: aDigest,
    materialVersion: 4,
  } as const;
  expect([3, 4, 5].map((materialVersion) => isStale(signature, { materialVersion }))).toEqual([
    false,
    false,
    true,
  ]);
});
