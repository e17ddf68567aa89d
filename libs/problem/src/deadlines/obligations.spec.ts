import { describe, expect, it } from '@jest/globals';
import { afterPublicity, given, life, play, replay } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { ProblemEvent } from '../events.js';
import { obligationsOf } from './obligations.js';

const zone = 'Asia/Shanghai';
const owed = (events: readonly ProblemEvent[]) => obligationsOf(replay(events), zone);
const brief = (events: readonly ProblemEvent[]) => owed(events).map(({ rule, dueOn }) => [rule, dueOn]);

describe('what is due', () => {
  // Today is 2025-01-21; the Spring Festival lies between it and most of these.
  it.each<[string, readonly ProblemEvent[], readonly (readonly string[])[]]>([
    ['nothing while it is only raised', life.identified, []],
    ['the first review, five working days on', life.firstReview, [['firstReview', '2025-01-27']]],
    ['the second', life.secondReview, [['secondReview', '2025-01-27']]],
    ['the finalising', life.secondPassed, [['finalisation', '2025-01-27']]],
    ['measures and a start', life.finalised, [['planning', '2025-02-10']]],
    [
      'each open measure, and the term of problems of this kind',
      life.rectifying,
      [
        ['measure', '2025-03-01'],
        ['rectification', '2025-07-20'],
      ],
    ],
    [
      'when all measures are done, the request for sign-off',
      life.ready,
      [
        ['signOffRequest', '2025-03-01'],
        ['rectification', '2025-07-20'],
      ],
    ],
    ['the step whose turn it is', life.requested, [['signOffStep', '2025-01-27']]],
    ['the end of the publicity', life.publicised, [['publicityEnd', '2025-02-08']]],
    ['the approval, after it', life.publicityEnded, [['signOffStep', '2025-02-14']]],
    ['the filing, after the closing', life.closed, [['signOffStep', '2025-01-27']]],
    ['nothing once it is filed', life.filed, []],
  ])('is %s', (_, history, expected) => {
    expect(brief(history)).toEqual(expected);
  });

  it('is the rework by the date of the return, and the review again in a round of its own', () => {
    const returned = play(life.firstReview, ['firstReviewer', say.returnIt]);
    expect(owed(returned)).toMatchObject([
      { subject: 'rework/2', dueOn: '2025-01-31', explanation: { kind: 'stated' } },
    ]);
    const again = play(returned, [
      'clerk',
      { type: 'ResubmitProblem', answers: 'opinion-3', answer: '已补充' },
    ]);
    expect(owed(again).map(({ subject }) => subject)).toEqual(['firstReview/2']);
  });

  it('is an answer to an objection until there is one', () => {
    const raised = play(life.publicised, [
      'publicist',
      { type: 'RaiseObjection', objection: 'o', from: '职工', text: '不属实' },
    ]);
    expect(brief(raised)).toContainEqual(['objectionAnswer', '2025-01-27']);
    const answered = play(raised, [
      'publicist',
      { type: 'AnswerObjection', objection: 'o', answer: '属实', upheld: false },
    ]);
    expect(brief(answered)).toEqual([['publicityEnd', '2025-02-08']]);
  });

  it('is the term of a reopening until there are measures for it, and planned revisits', () => {
    const planned = play(life.filed, [
      'finder',
      { type: 'PlanRevisit', revisit: 'r', kind: 'pinpoint', dueOn: '2025-05-01', ground: '巩固' },
    ]);
    expect(brief(planned)).toEqual([['revisit', '2025-05-01']]);
    const reopened = play(planned, ['finder', say.reopen]);
    expect(brief(reopened)).toEqual([['signOffRequest', '2025-06-30']]);
    const measured = play(reopened, ['clerk', say.assign('measure-9')]);
    expect(brief(measured)).toEqual([['measure', '2025-03-01']]);
  });

  it('is a check and an expected end where it goes on for long', () => {
    const continuing = play(life.rectifying, [
      'finder',
      {
        type: 'ConvertToContinuing',
        handling: {
          kind: 'continuing',
          stageGoal: '健全制度',
          nextCheckOn: '2025-04-01',
          expectedEndOn: '2026-01-01',
        },
        ground: '制度问题',
      },
    ]);
    expect(brief(continuing)).toEqual([
      ['measure', '2025-03-01'],
      ['nextCheck', '2025-04-01'],
      ['expectedEnd', '2026-01-01'],
    ]);
  });

  it('is late from the first instant of the day after, in the zone of the campaign', () => {
    const [measure] = owed(life.rectifying);
    expect(measure).toMatchObject({
      problem: 'problem-1',
      subject: 'measure/measure-1',
      originalDueOn: '2025-03-01',
      dueInstant: '2025-03-01T16:00:00.000Z',
      provisional: false,
      bearer: { kind: 'people', unit: 'district', person: 'worker', leader: 'head' },
      explanation: { kind: 'stated', moves: [] },
    });
    expect(obligationsOf(replay(life.rectifying), 'America/New_York')[0]?.dueInstant).toBe(
      '2025-03-02T05:00:00.000Z',
    );
  });

  it('says from which rules and calendar a term was worked out', () => {
    expect(owed(life.firstReview)[0]?.explanation).toEqual({
      kind: 'term',
      term: {
        startsOn: '2025-01-21',
        days: 5,
        counted: 'workingDays',
        dueOn: '2025-01-27',
        rulesVersion: 1,
        calendarVersion: 'calendar-2025',
        provisional: false,
      },
    });
  });

  it('is named alike whatever else happens: a renewed signature begins no step anew', () => {
    const before = owed(life.unitApproved);
    const disturbed = play(life.unitApproved, ['worker', say.attach('effectReached', 'measure-1', 'more')]);
    const renewed = play(
      disturbed,
      ['clerk', { type: 'RenewSignOffRequest' }, { today: '2025-01-23' }],
      ['head', { type: 'ApproveByUnit' }, { today: '2025-01-23' }],
    );
    expect(owed(renewed)).toEqual(before);
  });

  it('is another thing after a rejection: the next request has a name of its own', () => {
    const [first] = owed(life.requested);
    const rejected = play(life.requested, ['head', say.reject]);
    const again = play(rejected, [
      'clerk',
      { type: 'RequestSignOff', claims: say.claims },
      { revision: '55' },
    ]);
    expect(owed(again)[0]?.subject).not.toBe(first?.subject);
  });

  it('is nothing at a term where none was set, as in problems from before there were terms', () => {
    const old = life.firstReview.map((event) => {
      if (event.type !== 'SubmittedForReview') return event;
      const { term: _, ...data } = event.data;
      return { ...event, data };
    });
    expect(owed(old)).toEqual([]);
  });
});

describe('the term for problems of one kind', () => {
  const urgent = { ...say.classification, severity: 'serious' } as const;
  const classify = (classification: typeof urgent) =>
    ({ type: 'ClassifyProblem', classification, ground: '研判' }) as const;

  it('follows another classification, counted from the same day', () => {
    const history = play(life.rectifying, ['finder', classify(urgent), { today: '2025-02-20' }]);
    expect(brief(history)).toContainEqual(['rectification', '2025-04-21']);
  });

  it('is as it was where only something else about the problem changes', () => {
    const { events } = given(life.rectifying).when(
      classify({ ...say.classification, livelihood: true } as never),
      'finder',
      { today: '2025-02-20' },
    );
    expect(events).toMatchObject([{ type: 'Classified' }]);
    expect(events[0]?.data).not.toHaveProperty('rectifyBy');
  });

  it('ends with the request for sign-off', () => {
    expect(brief(life.requested).map(([rule]) => rule)).not.toContain('rectification');
    expect(afterPublicity.today > '2025-02-08').toBe(true);
  });
});
