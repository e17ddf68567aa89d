import type { Handling, ProblemCommand, ProblemCommandType, ProblemState } from '../src/index.js';
import * as say from './lines.js';

type Menu = { readonly [T in ProblemCommandType]: Extract<ProblemCommand, { type: T }> };

/** A likely payload for every command in this state; `n` makes ids fresh and turns what has alternatives. */
export function menu(state: ProblemState, n: number, today: string): Menu {
  const facts = 'facts' in state ? state.facts : null;
  const measures = facts?.measures ?? [];
  const open = measures.filter(({ completion }) => completion === null);
  const measure = open[n % Math.max(1, open.length)] ?? measures.at(-1);
  const id = measure?.id ?? 'none';
  const steps = measure?.content.steps.length ?? 0;
  const step = Array.from({ length: steps }, (_, at) => at + 1).find(
    (s) => !measure?.completedSteps.includes(s),
  );
  const live = facts?.evidence.filter(({ superseded }) => !superseded) ?? [];
  const objections = 'signOff' in state ? state.signOff.objections : [];
  const unanswered = objections.find(({ answer }) => answer === null);
  const waiting = facts?.extensions.at(-1)?.id ?? 'none';
  const muchLater = `${Number(today.slice(0, 4)) + 2 + (n % 3)}-06-30`;
  const later = `${Number(today.slice(0, 4)) + 1}-06-30`;
  const pick = <const T>(list: readonly [T, ...T[]]): T => list[n % list.length] ?? list[0];
  const dueOn = pick([later, later, '2024-01-01']);
  const ground = '依据';
  const spoken = { opinion: `opinion-${n}`, session: 'crossReview', text: '意见' } as const;
  const file = { ...say.attach('effectReached').file, digest: n.toString(16).padStart(64, '0') };
  const test = pick([
    'measuresDone',
    'violationsDealtWith',
    'effectReached',
    'similarCasesCorrected',
    'sourceCured',
  ]);
  const continuing = {
    kind: 'continuing',
    stageGoal: '健全',
    nextCheckOn: later,
    expectedEndOn: later,
  } as const;
  const handling = pick<Handling>([{ kind: 'timeLimited' }, { kind: 'immediate' }, continuing]);
  const content = {
    ...say.content,
    dueOn: later,
    steps: ['核对'],
    person: pick(['worker', 'clerk', 'helper']),
  };
  return {
    IdentifyProblem: say.identify(),
    RewordProblem: { type: 'RewordProblem', wording: { title: `新${n}`, description: '新' }, ground },
    ClassifyProblem: { type: 'ClassifyProblem', classification: { ...say.classification, handling }, ground },
    RecordCause: say.cause(pick(['thought', 'management', 'institution']), `cause-${n}`),
    MergeProblem: {
      type: 'MergeProblem',
      into: 'other',
      target: pick([null, null, { campaign: 'campaign-1', open: true, restricted: false }]),
      ground,
    },
    TakeIn: { type: 'TakeIn', problem: pick(['other-1', 'other-2']), by: 'finder' },
    LapseMerger: { type: 'LapseMerger', problem: pick(['other-1', 'other-2']) },
    WithdrawProblem: { type: 'WithdrawProblem', ground: pick(['', ground]) },
    SubmitForReview: { type: 'SubmitForReview' },
    PassFirstReview: { type: 'PassFirstReview', ...spoken },
    PassSecondReview: { type: 'PassSecondReview', ...spoken },
    ReturnForRework: { type: 'ReturnForRework', ...spoken, reason: pick(['shallow', 'x', 'x']), dueOn },
    ResubmitProblem: {
      type: 'ResubmitProblem',
      answers: state.stage === 'returned' ? state.opinion : 'x',
      answer: '答复',
    },
    FinaliseProblem: { type: 'FinaliseProblem' },
    StartRectification: { type: 'StartRectification' },
    AssignMeasure: {
      type: 'AssignMeasure',
      measure: `measure-${n}`,
      content: { ...content, horizon: pick(['now', 'lasting']) },
    },
    ReviseMeasure: {
      type: 'ReviseMeasure',
      measure: id,
      content: { ...content, dueOn },
      approver: 'head',
      ground,
    },
    CompleteStep: { type: 'CompleteStep', measure: id, step: step ?? 1 },
    ReportProgress: { type: 'ReportProgress', measure: id, percent: n % 101, done: '进展' },
    CompleteMeasure: { type: 'CompleteMeasure', measure: id, actual: n, result: '成效' },
    ConvertToContinuing: { type: 'ConvertToContinuing', handling: continuing, ground },
    AttachEvidence: { ...say.attach(test, measures.at(-1)?.id ?? 'none', `evidence-${n}`), file },
    SupersedeEvidence: {
      type: 'SupersedeEvidence',
      evidence: live.at(0)?.id ?? 'none',
      replacement: `evidence-${n}`,
      file,
      ground,
    },
    FormTaskForce: {
      type: 'FormTaskForce',
      commandingLeader: pick(['leader', 'leader', 'approver']),
      members: [],
      plan: '方案',
      milestones: [],
    },
    RequestExtension: {
      type: 'RequestExtension',
      extension: `extension-${n}`,
      measure: id,
      dueOn: pick([muchLater, muchLater, '2024-01-01']),
      reason: '情况复杂',
      progress: '已核对',
    },
    EndorseExtension: { type: 'EndorseExtension', extension: waiting, opinion: '同意' },
    GrantExtension: { type: 'GrantExtension', extension: waiting, opinion: '同意' },
    RefuseExtension: { type: 'RefuseExtension', extension: waiting, opinion: '理由不足' },
    RederiveDates: { type: 'RederiveDates' },
    RequestSignOff: { type: 'RequestSignOff', claims: say.claims },
    RenewSignOffRequest: { type: 'RenewSignOffRequest' },
    ApproveByUnit: { type: 'ApproveByUnit' },
    VerifyRectification: { type: 'VerifyRectification', conclusions: say.conclusions },
    StartPublicity: { ...say.publicity, startsOn: today },
    RaiseObjection: { type: 'RaiseObjection', objection: `objection-${n}`, from: '职工', text: '异议' },
    AnswerObjection: {
      type: 'AnswerObjection',
      objection: unanswered?.id ?? 'none',
      answer: '答复',
      upheld: n % 4 === 0,
    },
    EndPublicity: { type: 'EndPublicity' },
    RecordSatisfaction: {
      type: 'RecordSatisfaction',
      invited: 10,
      answered: 9,
      satisfied: n % 10,
      method: '问卷',
    },
    ApproveClosing: { type: 'ApproveClosing', closingNumber: `C-${n}` },
    FileProblem: { type: 'FileProblem', filingNumber: `F-${n}` },
    RejectSignOff: {
      type: 'RejectSignOff',
      supplementaryRequirement: pick(['太短', '太短', '请补充全部清退凭证的原件']),
    },
    PlanRevisit: { type: 'PlanRevisit', revisit: `revisit-${n}`, kind: 'pinpoint', dueOn, ground },
    RecordRevisit: {
      type: 'RecordRevisit',
      revisit: facts?.revisits.at(-1)?.id ?? 'none',
      visitedOn: today,
      findings: '属实',
      holds: true,
    },
    ReopenProblem: { type: 'ReopenProblem', ground: pick(['relapse', 'x']), text: '反弹', dueOn: later },
    ClearPerson: { type: 'ClearPerson', person: 'helper', ground },
    EndClearance: { type: 'EndClearance', person: 'helper', ground },
  };
}
