import { describe, expect, it } from '@jest/globals';
import { also, campaign, given, life, play, withPerson } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { Owner } from '../identification/events.js';

const onPanel = (...people: readonly string[]) => ({
  campaign: { ...campaign, panel: people.map((person) => ({ person, profession: 'law' })) },
});

describe('who reviews', () => {
  it.each([
    ['teamHead', 'ReviewerOfOwnUnit'],
    ['finder', 'RoleMayNot'],
    ['allRounder', 'ReviewerNotOnPanel'],
    ['leaver', 'ActorInactive'],
    ['clock', 'ClockMayNot'],
  ])('%s does not pass the first review', (by, refused) => {
    expect(given(life.firstReview).when(say.passFirst, by).answer).toBe(refused);
  });

  it('the responsible leader does not, from whatever unit', () => {
    const seated = { ...onPanel('leader'), ...also('leader', ['panelReviewer']) };
    expect(given(life.firstReview).when(say.passFirst, 'leader', seated).answer).toBe(
      'ReviewerIsResponsible',
    );
  });

  it('whoever moved to the unit yesterday does not', () => {
    const moved = { organisation: withPerson('firstReviewer', { unit: 'district' }) };
    expect(given(life.firstReview).when(say.passFirst, 'firstReviewer', moved).answer).toBe(
      'ReviewerOfOwnUnit',
    );
  });

  it('the submitter reviews at no level, whichever the side', () => {
    const submitted = play(life.identified, ['teamHead', { type: 'SubmitForReview' }]);
    const moved = also('teamHead', [], 'inspection');
    expect(given(submitted).when(say.passFirst, 'teamHead', moved).refusal).toMatchObject({
      refused: 'DutiesInOneHand',
      params: { duty: 'reviewer', other: 'proposer' },
    });
  });

  it('nobody passes both levels, and no reviewer finalises', () => {
    expect(given(life.secondReview).when(say.passSecond, 'firstReviewer').answer).toBe('DutiesInOneHand');
    for (const by of ['firstReviewer', 'secondReviewer']) {
      const finalise = (change?: ReturnType<typeof also>) =>
        given(life.secondPassed).when({ type: 'FinaliseProblem' }, by, change).answer;
      expect(finalise()).toBe('RoleMayNot');
      expect(finalise(also(by, ['workGroupMember']))).toBe('DutiesInOneHand');
    }
  });

  it('a later round does not wash the hands of an earlier one', () => {
    const again = play(
      life.secondReview,
      ['secondReviewer', say.returnIt],
      ['clerk', { type: 'ResubmitProblem', answers: 'opinion-3', answer: '已改' }],
    );
    expect(given(again).when(say.passFirst, 'secondReviewer').answer).toBe('DutiesInOneHand');
    expect(given(again).when(say.passFirst, 'firstReviewer').answer).toEqual(['FirstReviewPassed']);
  });
});

describe('the levels', () => {
  it('come in their order', () => {
    expect(given(life.identified).when(say.passFirst, 'firstReviewer').answer).toBe('StageForbids');
    expect(given(life.firstReview).when(say.passSecond, 'secondReviewer').answer).toBe('StageForbids');
    expect(given(life.firstReview).when({ type: 'FinaliseProblem' }, 'finaliser').answer).toBe(
      'StageForbids',
    );
    expect(given(life.secondReview).when({ type: 'FinaliseProblem' }, 'finaliser').answer).toBe(
      'SecondReviewPending',
    );
    expect(given(life.secondPassed).when(say.passSecond, 'thirdReviewer').answer).toBe(
      'SecondReviewAlreadyPassed',
    );
  });

  it('stay at second review until finalised', () => {
    expect(given(life.secondReview).when(say.passSecond, 'secondReviewer').state).toMatchObject({
      stage: 'secondReview',
      passed: 'opinion-2',
    });
  });
});

describe('returning', () => {
  it.each([
    ['firstReview', life.firstReview, 'firstReviewer'],
    ['secondReview', life.secondReview, 'secondReviewer'],
    ['secondReview', life.secondPassed, 'thirdReviewer'],
  ])('from %s opens a round with a term', (level, history, by) => {
    const { events, state } = given(history).when(say.returnIt, by);
    expect(events).toMatchObject([{ data: { level, round: 2, dueOn: '2025-01-31' } }]);
    expect(state).toMatchObject({ stage: 'returned', facts: { reviewRound: 2 } });
  });

  it.each([
    [{ reason: 'ugly' }, 'ReturnReasonUnknown', '/reason'],
    [{ dueOn: '2025-01-20' }, 'DueDateInThePast', '/dueOn'],
    [{ dueOn: '2025-02-29' }, 'NotADate', '/dueOn'],
    [{ text: '' }, 'TextMissing', '/text'],
  ])('refuses %j', (change, refused, pointer) => {
    const command = { ...say.returnIt, ...change } as typeof say.returnIt;
    expect(given(life.firstReview).when(command, 'firstReviewer').refusal).toMatchObject({
      refused,
      pointer,
    });
  });

  it('is answered to the opinion that sent it back, and starts at first review again', () => {
    const returned = play(life.secondPassed, ['secondReviewer', say.returnIt]);
    const resubmit = { type: 'ResubmitProblem', answers: 'opinion-3', answer: '已补充' } as const;
    expect(given(returned).when({ ...resubmit, answers: 'opinion-1' }, 'clerk').answer).toBe(
      'AnswersOtherOpinion',
    );
    expect(given(returned).when({ type: 'SubmitForReview' }, 'clerk').answer).toBe('StageForbids');
    expect(given(returned).when(resubmit, 'clerk').state.stage).toBe('firstReview');
    const clerkNow = also('secondReviewer', ['unitClerk'], 'team');
    expect(given(returned).when(resubmit, 'secondReviewer', clerkNow).answer).toBe('DutiesInOneHand');
  });
});

describe('the list that is handed in', () => {
  it.each([
    ['office', 'ListOfOtherUnit'],
    ['nowhere', 'UnitUnknown'],
  ])('of %s is refused', (unit, refused) => {
    const command = { type: 'SubmitForReview', submission: { list: 'list-1', unit } } as const;
    expect(given(life.identified).when(command, 'clerk').answer).toBe(refused);
  });
});

describe('finalising', () => {
  const passedFor = (owner: Owner, withCause = true) =>
    play(
      [],
      ['finder', say.identify({ owner })],
      ...(withCause ? [['finder', say.cause('thought')] as const] : []),
      ['clerk', { type: 'SubmitForReview' }],
      ['firstReviewer', say.passFirst],
      ['secondReviewer', say.passSecond],
    );

  it('needs a cause', () => {
    const history = passedFor({ kind: 'unit', unit: 'district' }, false);
    expect(given(history).when({ type: 'FinaliseProblem' }, 'finaliser').answer).toBe('CauseMissing');
  });

  it.each(['leadershipTeam', 'member'] as const)('of a %s needs its meeting', (kind) => {
    const history = passedFor({ kind, unit: 'district', person: 'clerk' });
    expect(given(history).when({ type: 'FinaliseProblem' }, 'finaliser').answer).toBe('MeetingMissing');
    expect(given(history).when({ type: 'FinaliseProblem', meeting: ' ' }, 'finaliser').answer).toBe(
      'MeetingMissing',
    );
    expect(
      given(history).when({ type: 'FinaliseProblem', meeting: '〔2025〕3号' }, 'finaliser').events,
    ).toMatchObject([{ type: 'Finalised', data: { meeting: '〔2025〕3号' } }]);
  });
});
