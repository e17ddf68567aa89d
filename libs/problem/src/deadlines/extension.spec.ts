import { describe, expect, it } from '@jest/globals';
import { defaultDeadlineRules } from '@xiaohao/campaign';
import { campaign, given, life, play, replay } from '../../testing/index.js';
import * as say from '../../testing/lines.js';
import type { RequestExtension } from './commands.js';
import { obligationsOf } from './obligations.js';

const ask = (change: Partial<RequestExtension> = {}): RequestExtension => ({
  type: 'RequestExtension',
  extension: 'e1',
  measure: 'measure-1',
  dueOn: '2025-04-01',
  reason: '需会同税务部门核对',
  progress: '已核对两批',
  ...change,
});
const endorse = { type: 'EndorseExtension', extension: 'e1', opinion: '同意' } as const;
const grant = { type: 'GrantExtension', extension: 'e1', opinion: '同意' } as const;
const refuseIt = { type: 'RefuseExtension', extension: 'e1', opinion: '理由不足' } as const;

const requested = play(life.rectifying, ['clerk', ask()]);
const endorsed = play(requested, ['head', endorse]);
const granted = play(endorsed, ['verifier', grant]);
const rulesWith = (extension: object) => ({
  campaign: {
    ...campaign,
    rules: {
      ...campaign.rules,
      deadlines: { ...defaultDeadlineRules, extension: { ...defaultDeadlineRules.extension, ...extension } },
    },
  },
});

describe('an application for a later date', () => {
  it.each<[string, Partial<RequestExtension>, string, string]>([
    ['an unknown measure', { measure: 'x' }, 'MeasureUnknown', '/measure'],
    ['no reason', { reason: ' ' }, 'TextMissing', '/reason'],
    ['no progress', { progress: '' }, 'TextMissing', '/progress'],
    ['no later date', { dueOn: '2025-03-01' }, 'ExtensionNotLater', '/dueOn'],
    ['a day that no calendar has', { dueOn: '2025-04-31' }, 'NotADate', '/dueOn'],
    ['a date that has passed', { dueOn: '2025-01-20' }, 'DueDateInThePast', '/dueOn'],
  ])('is refused with %s', (_, change, refused, pointer) => {
    expect(given(life.rectifying).when(ask(change), 'clerk').refusal).toMatchObject({ refused, pointer });
  });

  it('comes from whoever corrects, for an open measure, one at a time', () => {
    expect(given(life.rectifying).when(ask(), 'verifier').answer).toBe('RoleMayNot');
    expect(given(life.ready).when(ask(), 'clerk').answer).toBe('AllMeasuresCompleted');
    expect(given(life.finalised).when(ask(), 'clerk').answer).toBe('StageForbids');
    expect(given(requested).when(ask({ extension: 'e2' }), 'worker').answer).toBe('ExtensionPending');
    expect(given(endorsed).when(ask({ extension: 'e2' }), 'worker').answer).toBe('ExtensionPending');
    expect(given(granted).when(ask(), 'worker').answer).toBe('IdTaken');
  });

  it.each([
    ['on the last day', '2025-03-01', false],
    ['the day after', '2025-03-02', true],
  ])('made %s is late: %s', (_, today, late) => {
    expect(given(life.rectifying).when(ask(), 'clerk', { today }).events).toMatchObject([{ data: { late } }]);
  });

  it('is late earlier where the campaign wants it earlier, and no more often or farther than it allows', () => {
    const days = { appliedBefore: { days: 5, counted: 'workingDays' } };
    const late = (today: string) =>
      given(life.rectifying).when(ask(), 'clerk', { today, ...rulesWith(days) }).events;
    // Five working days before Saturday 2025-03-01 is Monday 24 February.
    expect(late('2025-02-24')).toMatchObject([{ data: { late: false } }]);
    expect(late('2025-02-25')).toMatchObject([{ data: { late: true } }]);
    const most = given(granted).when(
      ask({ extension: 'e2', dueOn: '2025-05-01' }),
      'clerk',
      rulesWith({ most: 1 }),
    );
    expect(most.refusal).toMatchObject({ refused: 'ExtensionsUsedUp', params: { count: 1 } });
    const longest = { longest: { days: 30, counted: 'calendarDays' } };
    expect(given(life.rectifying).when(ask(), 'clerk', rulesWith(longest)).refusal).toMatchObject({
      refused: 'ExtensionTooLong',
      params: { latest: '2025-03-31' },
    });
  });
});

describe('the two approvals', () => {
  it('come in order, from the unit and from outside, never from whoever asked', () => {
    const byHead = play(life.rectifying, ['head', ask()]);
    expect(given(byHead).when(endorse, 'head').answer).toBe('ExtensionByApplicant');
    expect(given(requested).when(endorse, 'clerk').answer).toBe('RoleMayNot');
    expect(given(requested).when(endorse, 'verifier').answer).toBe('RoleMayNot');
    expect(given(requested).when(endorse, 'allRounder').answer).toBe('EndorserNotOfOwnersSide');
    expect(given(requested).when(grant, 'verifier').answer).toBe('ExtensionNotEndorsed');
    expect(given(endorsed).when(endorse, 'head').answer).toBe('ExtensionNotRequested');
    expect(given(endorsed).when(grant, 'head').answer).toBe('RoleMayNot');
    expect(given(endorsed).when(grant, 'teamHead').answer).toBe('JudgeOfOwnersSide');
    expect(given(endorsed).when(grant, 'helper').answer).toBe('JudgeOfSupportUnit');
    expect(given(endorsed).when(grant, 'verifier').answer).toEqual(['ExtensionGranted']);
    // Whoever had one of the first two hands in it and has come from the unit since.
    for (const type of ['ExtensionRequested', 'ExtensionEndorsed']) {
      const byVerifier = endorsed.map((event) =>
        event.type === type ? ({ ...event, data: { ...event.data, by: 'verifier' } } as typeof event) : event,
      );
      expect(given(byVerifier).when(grant, 'verifier').answer).toBe('JudgeIsContributor');
    }
    expect(given(endorsed).when({ ...grant, opinion: '' }, 'verifier').answer).toBe('TextMissing');
    expect(given(requested).when({ ...endorse, extension: 'x' }, 'head').answer).toBe('ExtensionUnknown');
  });

  it('move the date and keep the original, and everything granted is counted', () => {
    const [measure] = obligationsOf(replay(granted), 'Asia/Shanghai');
    expect(measure).toMatchObject({
      subject: 'measure/measure-1',
      dueOn: '2025-04-01',
      originalDueOn: '2025-03-01',
      explanation: {
        kind: 'stated',
        moves: [{ extension: 'e1', from: '2025-03-01', to: '2025-04-01', late: false }],
      },
    });
    const twice = play(
      granted,
      ['clerk', ask({ extension: 'e2', dueOn: '2025-05-01' }), { today: '2025-04-02' }],
      ['head', { ...endorse, extension: 'e2' }, { today: '2025-04-02' }],
      ['verifier', { ...grant, extension: 'e2' }, { today: '2025-04-03' }],
    );
    expect(obligationsOf(replay(twice), 'Asia/Shanghai')[0]).toMatchObject({
      dueOn: '2025-05-01',
      originalDueOn: '2025-03-01',
      explanation: { moves: [{ late: false }, { from: '2025-04-01', to: '2025-05-01', late: true }] },
    });
  });

  it('may each say no, and then all is as before', () => {
    const byHead = play(life.rectifying, ['head', ask()]);
    expect(given(byHead).when(refuseIt, 'head').answer).toBe('ExtensionByApplicant');
    expect(given(requested).when(refuseIt, 'clerk').answer).toBe('RoleMayNot');
    expect(given(requested).when(refuseIt, 'verifier').answer).toBe('RoleMayNot');
    expect(given(requested).when(refuseIt, 'allRounder').answer).toBe('EndorserNotOfOwnersSide');
    expect(given(endorsed).when(refuseIt, 'head').answer).toBe('RoleMayNot');
    expect(given(endorsed).when(refuseIt, 'teamHead').answer).toBe('JudgeOfOwnersSide');
    const byUnit = given(requested).when(refuseIt, 'head');
    expect(byUnit.events).toMatchObject([{ type: 'ExtensionRefused', data: { level: 'unit' } }]);
    const bySupervisor = given(endorsed).when(refuseIt, 'verifier');
    expect(bySupervisor.events).toMatchObject([{ data: { level: 'supervisor' } }]);
    const after = [...endorsed, ...bySupervisor.events];
    expect(given(after).when(grant, 'verifier').answer).toBe('NoExtensionWaiting');
    const again = play(after, ['clerk', ask({ extension: 'e2' })], ['head', { ...endorse, extension: 'e2' }]);
    expect(given(again).when(grant, 'verifier').answer).toBe('ExtensionDecided');
  });

  it('wait for a term each, and for nothing once the measure is done', () => {
    const waits = (events: typeof requested) =>
      obligationsOf(replay(events), 'Asia/Shanghai').map(({ rule, dueOn }) => [rule, dueOn]);
    expect(waits(requested)).toContainEqual(['extensionEndorsement', '2025-01-24']);
    expect(waits(endorsed)).toContainEqual(['extensionDecision', '2025-02-10']);
    const done = play(
      endorsed,
      ['worker', { type: 'CompleteStep', measure: 'measure-1', step: 1 }],
      ['worker', { type: 'CompleteStep', measure: 'measure-1', step: 2 }],
      ['worker', { type: 'CompleteMeasure', measure: 'measure-1', actual: 100, result: '已清退' }],
    );
    expect(waits(done).map(([rule]) => rule)).toEqual(['signOffRequest', 'rectification']);
    expect(given(done).when(grant, 'verifier').answer).toBe('NoExtensionWaiting');
  });

  it('grant no date that has passed, and none that a revision has brought past it', () => {
    expect(given(endorsed).when(grant, 'verifier', { today: '2025-04-02' }).answer).toBe('DueDateInThePast');
  });
});

describe('a term that binds', () => {
  const binding = {
    campaign: {
      ...campaign,
      rules: {
        ...campaign.rules,
        deadlines: {
          ...defaultDeadlineRules,
          rectification: [
            { handling: 'timeLimited', term: { days: 30, counted: 'calendarDays' }, binding: true } as const,
          ],
        },
      },
    },
  };

  it('lets no measure be due after it, and an extension may go beyond', () => {
    const history = play(life.secondPassed, ['finaliser', { type: 'FinaliseProblem' }, binding]);
    expect(given(history).when(say.assign('m'), 'clerk', binding).refusal).toMatchObject({
      refused: 'DueDateBeyondTerm',
      pointer: '/content/dueOn',
      params: { date: '2025-03-01', latest: '2025-02-20' },
    });
    const within = play(history, ['clerk', say.assign('measure-1', { dueOn: '2025-02-20' }), binding]);
    const started = play(within, ['finder', { type: 'StartRectification' }]);
    expect(given(started).when(ask(), 'clerk', binding).answer).toEqual(['ExtensionRequested']);
  });
});
