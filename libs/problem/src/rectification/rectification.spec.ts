import { describe, expect, it } from '@jest/globals';
import { also, given, life, play, replay, today } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { ReviseMeasure } from '../commands.js';

const assigned = play(life.finalised, ['clerk', say.assign('measure-1')]);

describe('the four gates of a measure', () => {
  it.each<[string, Parameters<typeof say.assign>[1], string, string]>([
    ['no steps', { steps: [] }, 'MeasureWithoutSteps', '/content/steps'],
    ['an empty step', { steps: ['核对', ' '] }, 'TextMissing', '/content/steps/1'],
    [
      'an unnamed indicator',
      { indicator: { ...say.content.indicator, name: '' } },
      'TextMissing',
      '/content/indicator/name',
    ],
    [
      'a target that is no number',
      { indicator: { ...say.content.indicator, target: Number.NaN } },
      'IndicatorIncomplete',
      '/content/indicator/target',
    ],
    ['长期坚持 as a date', { dueOn: '长期坚持' }, 'NotADate', '/content/dueOn'],
    ['a day that no calendar has', { dueOn: '2025-02-29' }, 'NotADate', '/content/dueOn'],
    ['a day whose next one cannot be written', { dueOn: '9999-12-31' }, 'NotADate', '/content/dueOn'],
    ['yesterday', { dueOn: '2025-01-20' }, 'DueDateInThePast', '/content/dueOn'],
    ['no expected result', { expectedResult: '' }, 'TextMissing', '/content/expectedResult'],
    ['nobody accountable', { person: '' }, 'PersonUnknown', '/content/person'],
    ['a leader who has left', { leader: 'leaver' }, 'PersonInactive', '/content/leader'],
    ['an unknown unit', { unit: 'x' }, 'UnitUnknown', '/content/unit'],
  ])('refuse %s', (_what, change, refused, pointer) => {
    expect(given(life.finalised).when(say.assign('m', change), 'clerk').refusal).toMatchObject({
      refused,
      pointer,
    });
  });

  it('let through a measure that is due today', () => {
    expect(given(life.finalised).when(say.assign('m', { dueOn: today }), 'clerk').answer).toEqual([
      'MeasureAssigned',
    ]);
  });
});

describe("the owner's columns", () => {
  it.each(['clerk', 'worker', 'leader', 'helper'])('are open to %s', (by) => {
    expect(given(life.finalised).when(say.assign('m'), by).refusal).toBeNull();
  });
  it.each(['finder', 'verifier', 'approver'])('are closed to %s, in whatever role', (by) => {
    expect(given(life.finalised).when(say.assign('m'), by).answer).toBe('RoleMayNot');
    const clerkElsewhere = also(by, ['unitClerk']);
    expect(given(life.finalised).when(say.assign('m'), by, clerkElsewhere).answer).toBe(
      'NotOfCorrectingSide',
    );
  });
  it('are open to whoever is accountable for a measure', () => {
    const theirs = play(life.rectifying, ['clerk', say.assign('measure-2', { person: 'publicist' })]);
    const attach = say.attach('effectReached');
    expect(given(theirs).when(attach, 'publicist', also('publicist', ['unitClerk'])).refusal).toBeNull();
    expect(given(theirs).when(attach, 'publicist').answer).toBe('RoleMayNot');
  });
});

describe('starting', () => {
  const start = { type: 'StartRectification' } as const;

  it('needs a measure', () => {
    expect(given(life.finalised).when(start, 'finder').answer).toBe('MeasureMissing');
  });

  it('needs a measure of each horizon where a cause lies in the institution', () => {
    const institutional = play(assigned, ['finder', say.cause('institution')]);
    expect(given(institutional).when(start, 'finder').refusal).toMatchObject({
      refused: 'HorizonMissing',
      params: { horizon: 'lasting' },
    });
    const both = play(institutional, ['clerk', say.assign('measure-2', { horizon: 'lasting' })]);
    expect(given(both).when(start, 'finder').state.stage).toBe('rectifying');
  });
});

describe('a revision', () => {
  const revise = (change: Partial<ReviseMeasure> = {}): ReviseMeasure => ({
    type: 'ReviseMeasure',
    measure: 'measure-1',
    content: { ...say.content, steps: ['核对', '公告'], dueOn: '2025-02-20' },
    approver: 'head',
    ground: '情况变化',
    ...change,
  });

  it('keeps the old text, the original due date and the steps that stayed as they were', () => {
    const halfway = play(life.rectifying, [
      'worker',
      { type: 'CompleteStep', measure: 'measure-1', step: 1 },
    ]);
    const { events, state } = given(halfway).when(revise(), 'clerk');
    expect(events).toMatchObject([{ data: { before: say.content, after: { dueOn: '2025-02-20' } } }]);
    expect(state).toMatchObject({
      facts: {
        measures: [{ originalDueOn: '2025-03-01', completedSteps: [1], content: { dueOn: '2025-02-20' } }],
      },
    });
  });

  it('takes back a completed step whose text it changes', () => {
    const halfway = play(life.rectifying, [
      'worker',
      { type: 'CompleteStep', measure: 'measure-1', step: 2 },
    ]);
    expect(given(halfway).when(revise(), 'clerk').state).toMatchObject({
      facts: { measures: [{ completedSteps: [] }] },
    });
  });

  it('puts no date off once rectification runs; before, it does', () => {
    const later = revise({ content: { ...say.content, dueOn: '2025-04-01' } });
    expect(given(life.rectifying).when(later, 'clerk').refusal).toMatchObject({
      refused: 'LaterDateNeedsExtension',
      pointer: '/content/dueOn',
      params: { dueOn: '2025-03-01' },
    });
    expect(given(assigned).when(later, 'clerk').answer).toEqual(['MeasureRevised']);
  });

  it('is approved by somebody else, moves no date into the past, touches nothing that is done', () => {
    for (const approver of ['worker', 'helper', 'publicist', 'firstReviewer', 'teamHead'])
      expect(given(life.rectifying).when(revise({ approver }), 'clerk').refusal).toMatchObject({
        refused: 'RevisionApproverUnfit',
        pointer: '/approver',
      });
    for (const approver of ['head', 'leader', 'finder', 'verifier'])
      expect(given(life.rectifying).when(revise({ approver }), 'clerk').refusal).toBeNull();
    expect(given(life.rectifying).when(revise({ approver: 'clerk' }), 'clerk').answer).toBe(
      'RevisionApprovedByAuthor',
    );
    const late = { today: '2025-05-01' };
    expect(given(life.rectifying).when(revise(), 'clerk', late).answer).toBe('DueDateInThePast');
    const sameDate = revise({ content: { ...say.content, text: '改' } });
    expect(given(life.rectifying).when(sameDate, 'clerk', late).refusal).toBeNull();
    expect(given(life.ready).when(revise(), 'clerk').answer).toBe('AllMeasuresCompleted');
  });
});

describe('working on a measure', () => {
  const step = (n: number) => ({ type: 'CompleteStep', measure: 'measure-1', step: n }) as const;
  const complete = { type: 'CompleteMeasure', measure: 'measure-1', actual: 100, result: '已清退' } as const;
  const report = { type: 'ReportProgress', measure: 'measure-1', percent: 40, done: '已核对' } as const;

  it('is complete only with every step', () => {
    const one = play(life.rectifying, ['worker', step(1)]);
    expect(given(one).when(complete, 'worker').refusal).toMatchObject({
      refused: 'StepsOpen',
      params: { open: 1 },
    });
    expect(given(play(one, ['worker', step(2)])).when(complete, 'worker').answer).toEqual([
      'MeasureCompleted',
    ]);
  });

  it.each([
    [step(3), 'StepUnknown'],
    [step(0), 'StepUnknown'],
    [step(1.5), 'StepUnknown'],
    [{ ...step(1), measure: 'x' }, 'MeasureUnknown'],
    [{ ...report, percent: 101 }, 'PercentOutOfRange'],
    [{ ...report, percent: Number.NaN }, 'PercentOutOfRange'],
    [{ ...report, done: '' }, 'TextMissing'],
  ])('refuses %j', (command, refused) => {
    expect(given(life.rectifying).when(command, 'worker').answer).toBe(refused);
  });

  it('does no step twice, and nothing on what is done', () => {
    expect(given(play(life.rectifying, ['worker', step(1)])).when(step(1), 'worker').answer).toBe(
      'StepAlreadyCompleted',
    );
    expect(given(life.ready).when(report, 'worker').answer).toBe('AllMeasuresCompleted');
    expect(given(life.ready).when(complete, 'worker').answer).toBe('AllMeasuresCompleted');
    const another = play(life.ready, ['clerk', say.assign('measure-2')]);
    expect(given(another).when(report, 'worker').answer).toBe('MeasureAlreadyCompleted');
  });

  it('keeps the state as small after a thousand entries as after one', () => {
    const one = play(life.rectifying, ['worker', report]);
    const thousand = [...one];
    const entry = one.at(-1);
    if (entry) for (let n = 1; n < 1000; n += 1) thousand.push(entry);
    expect(thousand.length).toBe(one.length + 999);
    expect(replay(thousand)).toEqual(replay(one));
  });
});

describe('evidence', () => {
  const supersede = {
    type: 'SupersedeEvidence',
    evidence: 'measure-1-effectReached',
    replacement: 'evidence-9',
    file: { digest: 'b'.repeat(64), name: '新.pdf', mediaType: 'application/pdf', bytes: 5 },
    ground: '原件更清晰',
  } as const;

  it('is bound to a measure that there is', () => {
    expect(given(life.rectifying).when(say.attach('effectReached', 'x'), 'worker').answer).toBe(
      'MeasureUnknown',
    );
  });

  it.each([
    [{ digest: 'A'.repeat(64) }, 'DigestMalformed'],
    [{ bytes: 0 }, 'FileEmpty'],
    [{ name: '' }, 'TextMissing'],
  ])('refuses the file %j', (change, refused) => {
    const command = say.attach('effectReached');
    const file = { ...command.file, ...change };
    expect(given(life.rectifying).when({ ...command, file }, 'worker').answer).toBe(refused);
  });

  it('is superseded, not replaced, and proves the same', () => {
    const { state } = given(life.ready).when(supersede, 'worker');
    expect(state).toMatchObject({ facts: { contributors: expect.arrayContaining(['worker']) } });
    const pieces = 'facts' in state ? state.facts.evidence : [];
    expect(pieces.filter(({ test }) => test === 'effectReached')).toMatchObject([
      { id: 'measure-1-effectReached', superseded: true, digest: 'a'.repeat(64) },
      { id: 'evidence-9', superseded: false, digest: 'b'.repeat(64), measure: 'measure-1' },
    ]);
    const twice = play(life.ready, ['worker', supersede]);
    expect(given(twice).when({ ...supersede, replacement: 'y' }, 'worker').answer).toBe(
      'EvidenceAlreadySuperseded',
    );
    expect(given(life.ready).when({ ...supersede, evidence: 'x' }, 'worker').answer).toBe('EvidenceUnknown');
    expect(given(twice).when(say.attach('sourceCured', 'measure-1', 'evidence-9'), 'worker').answer).toBe(
      'IdTaken',
    );
  });
});

describe('conversion and task force', () => {
  const handling = {
    kind: 'continuing',
    stageGoal: '健全',
    nextCheckOn: '2025-03-01',
    expectedEndOn: '2025-12-31',
  } as const;
  const convert = { type: 'ConvertToContinuing', handling, ground: '体制原因' } as const;
  const force = {
    type: 'FormTaskForce',
    commandingLeader: 'approver',
    members: ['verifier'],
    plan: '方案',
    milestones: [{ title: '一', dueOn: '2025-02-01' }],
  } as const;

  it('converts once, and not by the owner', () => {
    expect(given(life.rectifying).when(convert, 'clerk').answer).toBe('RoleMayNot');
    expect(given(life.rectifying).when(convert, 'clerk', also('clerk', ['workGroupMember'])).answer).toBe(
      'OwnersSideMayNot',
    );
    const converted = play(life.rectifying, ['finder', convert]);
    expect(given(converted).when(convert, 'finder').answer).toBe('AlreadyContinuing');
  });

  it('converts to nothing that is of another kind', () => {
    const listed = { ...convert, handling: { ...handling, list: '清单' } };
    expect(given(life.rectifying).when(listed, 'finder').refusal).toMatchObject({
      refused: 'ForeignToHandling',
      pointer: '/handling/list',
    });
  });

  it('a task force shares in the correction, and so does not judge it', () => {
    expect(given(life.rectifying).when({ ...force, members: ['leaver'] }, 'finder').answer).toBe(
      'PersonInactive',
    );
    expect(
      given(life.rectifying).when({ ...force, milestones: [{ title: '一', dueOn: '2025-13-01' }] }, 'finder')
        .refusal,
    ).toMatchObject({ pointer: '/milestones/0/dueOn' });
    const formed = play(
      life.ready,
      ['finder', force],
      ['clerk', { type: 'RequestSignOff', claims: say.claims }],
      ['head', { type: 'ApproveByUnit' }],
    );
    expect(given(formed).when(say.verify, 'verifier').answer).toBe('JudgeIsContributor');
  });
});
