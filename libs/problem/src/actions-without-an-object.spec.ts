import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { contextOf, life, menu, organisation, play, proved, replay, today } from '../testing/index.js';
import * as say from '../testing/lines.js';
import { actions } from './actions.js';
import type { ProblemCommandType } from './commands.js';
import type { ProblemEvent } from './events.js';
import { problemDecider } from './problem-decider.js';
import type { ProblemRefusalCode } from './refusals.js';

const ask = {
  type: 'RequestExtension',
  extension: 'e1',
  measure: 'measure-1',
  dueOn: '2025-04-01',
  reason: '需会同税务部门核对',
  progress: '已核对两批',
} as const;
const endorse = { type: 'EndorseExtension', extension: 'e1', opinion: '同意' } as const;
const asked = play(life.rectifying, ['clerk', ask]);
const endorsed = play(asked, ['head', endorse]);
const refused = play(asked, ['head', { type: 'RefuseExtension', extension: 'e1', opinion: '理由不足' }]);
const step = (n: number) => ['worker', { type: 'CompleteStep', measure: 'measure-1', step: n }] as const;
const stepsDone = play(life.rectifying, step(1), step(2));
const objected = play(life.publicised, [
  'finder',
  { type: 'RaiseObjection', objection: 'objection-1', from: '职工', text: '异议' },
]);
const answered = play(objected, [
  'finder',
  { type: 'AnswerObjection', objection: 'objection-1', answer: '已核', upheld: false },
]);
const planned = play(life.closed, [
  'finder',
  { type: 'PlanRevisit', revisit: 'revisit-1', kind: 'pinpoint', dueOn: today, ground: '回访' },
]);
const visit = { revisit: 'revisit-1', visitedOn: today, findings: '属实', holds: true } as const;
const visited = play(planned, ['finder', { type: 'RecordRevisit', ...visit }]);

const against = (history: readonly ProblemEvent[], by: string, type: ProblemCommandType) =>
  actions(replay(history), contextOf(by)).find((action) => action.type === type)?.refusal ?? null;

type Case = readonly [ProblemCommandType, ProblemRefusalCode, string, readonly ProblemEvent[]];
const without: readonly Case[] = [
  ['AnswerObjection', 'NoObjectionOpen', 'finder', life.requested],
  ['AnswerObjection', 'NoObjectionOpen', 'finder', life.publicised],
  ['AnswerObjection', 'NoObjectionOpen', 'finder', answered],
  ['RecordRevisit', 'NoRevisitOpen', 'finder', life.closed],
  ['RecordRevisit', 'NoRevisitOpen', 'finder', visited],
  ['EndorseExtension', 'NoExtensionWaiting', 'head', life.rectifying],
  ['EndorseExtension', 'ExtensionNotRequested', 'head', endorsed],
  ['GrantExtension', 'NoExtensionWaiting', 'verifier', life.rectifying],
  ['GrantExtension', 'ExtensionNotEndorsed', 'verifier', asked],
  ['RefuseExtension', 'NoExtensionWaiting', 'head', life.rectifying],
  ['RefuseExtension', 'NoExtensionWaiting', 'verifier', refused],
  ['RefuseExtension', 'RoleMayNot', 'verifier', asked],
  ['RequestExtension', 'ExtensionPending', 'clerk', asked],
  ['RequestExtension', 'AllMeasuresCompleted', 'clerk', life.ready],
  ['ReviseMeasure', 'MeasureMissing', 'clerk', life.finalised],
  ['ReviseMeasure', 'AllMeasuresCompleted', 'clerk', life.ready],
  ['CompleteStep', 'AllMeasuresCompleted', 'worker', life.ready],
  ['CompleteStep', 'AllStepsCompleted', 'worker', stepsDone],
  ['ReportProgress', 'AllMeasuresCompleted', 'worker', life.ready],
  ['CompleteMeasure', 'AllMeasuresCompleted', 'worker', life.ready],
  ['CompleteMeasure', 'StepsOpen', 'worker', life.rectifying],
  ['SupersedeEvidence', 'NoEvidenceToSupersede', 'worker', life.rectifying],
];

const within: readonly (readonly [ProblemCommandType, string, readonly ProblemEvent[]])[] = [
  ['AnswerObjection', 'finder', objected],
  ['RecordRevisit', 'finder', planned],
  ['EndorseExtension', 'head', asked],
  ['GrantExtension', 'verifier', endorsed],
  ['RefuseExtension', 'head', asked],
  ['RefuseExtension', 'verifier', endorsed],
  ['RequestExtension', 'clerk', refused],
  ['ReviseMeasure', 'clerk', life.rectifying],
  ['CompleteStep', 'worker', life.rectifying],
  ['ReportProgress', 'worker', stepsDone],
  ['CompleteMeasure', 'worker', stepsDone],
  ['SupersedeEvidence', 'worker', life.requested],
];

/** Of these the menu always names an object that is there, if there is one. */
const aboutAnObject = new Set<ProblemCommandType>(within.map(([type]) => type));
/** Answers about the object that was named; those about the rest of a body say nothing of objects. */
const objectAmiss: readonly ProblemRefusalCode[] = [
  'ObjectionUnknown',
  'ObjectionAlreadyAnswered',
  'RevisitUnknown',
  'RevisitAlreadyRecorded',
  'ExtensionUnknown',
  'ExtensionDecided',
  'MeasureUnknown',
  'MeasureAlreadyCompleted',
  'StepAlreadyCompleted',
  'EvidenceUnknown',
];

describe('a command that is about something', () => {
  it.each(without)(
    '%s is not permitted where there is nothing of the kind: %s',
    (type, code, by, history) => {
      const refusal = against(history, by, type);
      expect(refusal?.refused).toBe(code);
      expect(refusal).not.toHaveProperty('pointer');
    },
  );

  it.each(within)('%s is permitted to %s where there is', (type, by, history) => {
    expect(against(history, by, type)).toBeNull();
  });

  it('one waiting application that may be decided is enough', () => {
    const second = play(
      endorsed,
      ['clerk', say.assign('measure-2')],
      ['clerk', { ...ask, extension: 'e2', measure: 'measure-2' }],
    );
    for (const [type, by] of [
      ['EndorseExtension', 'head'],
      ['GrantExtension', 'verifier'],
      ['RefuseExtension', 'head'],
    ] as const)
      expect(against(second, by, type)).toBeNull();
  });

  const histories = { ...life, asked, endorsed, refused, stepsDone, objected, answered, planned, visited };
  it.each(Object.entries(histories))('is never permitted and then without an object, in %s', (_, history) => {
    const state = replay(history);
    for (const by of organisation.people.keys())
      for (const { type, refusal } of actions(state, contextOf(by))) {
        if (refusal !== null || !aboutAnObject.has(type)) continue;
        const command = menu(state, 1, today)[type];
        const decision = problemDecider.decide(command, state, proved(command, state, by));
        if (isRefusal(decision))
          expect([by, type, objectAmiss.filter((c) => c === decision.refused)]).toEqual([by, type, []]);
      }
  });
});
