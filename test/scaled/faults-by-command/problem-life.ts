import { done } from '../../journeys/caller.js';
import { measurePaper, pdf, tests } from '../../journeys/paper.js';
import { daysAfter, daysGoBy } from './days.js';
import { about, act, identify, paper, sign } from './problem-steps.js';
import { idIn, type Life, type Step } from './step.js';

const content = ({ crew, today }: Life, change = {}) => {
  const { people, units } = crew;
  const accountable = { person: people.worker.id, leader: people.leader.id, unit: units.district };
  return measurePaper({ ...accountable, dueOn: daysAfter(today, 300) }, 'now', change);
};
const ofMeasure = (what: string) => (life: Life) => `measures/${idIn(life, 'measure')}/${what}`;
const ofExtension = (what: string) => (life: Life) => `extensions/${idIn(life, 'extension')}/${what}`;
const opinion = () => ({ opinion: '情况属实' });
const grounded = () => ({ ground: '更准确' });

const restrictedPaper = (life: Life) => {
  const { classification } = paper(life) as { readonly classification: object };
  return paper(life, {
    classification: { ...classification, secrecy: 'restricted' },
    intake: idIn(life, 'intake'),
  });
};

const review: readonly Step[] = [
  identify('problem'),
  act('RewordProblem', 'clerk', 'rewording', {
    body: () => ({ wording: { title: '接待超标', description: '两次接待超出标准。' }, ...grounded() }),
  }),
  act('ClassifyProblem', 'filer', 'classification', {
    body: (life) => ({
      classification: { ...(paper(life)['classification'] as object), severity: 'serious' },
      ...grounded(),
    }),
  }),
  act('RecordCause', 'clerk', 'causes', { body: () => ({ kind: 'management', text: '把关不严' }) }),
  act('SubmitForReview', 'clerk', 'submission'),
  act('ReturnForRework', 'firstReviewer', 'return', {
    body: ({ today }) => ({
      session: 'crossReview',
      reason: 'unclear',
      text: '时间不清',
      dueOn: daysAfter(today, 10),
    }),
    keeps: ['opinion', 'opinion'],
  }),
  act('ResubmitProblem', 'clerk', 'resubmission', {
    body: (life) => ({ answers: idIn(life, 'opinion'), answer: '已补充' }),
  }),
  act('PassFirstReview', 'firstReviewer', 'first-review', {
    body: () => ({ session: 'crossReview', text: '同意。' }),
  }),
  act('PassSecondReview', 'secondReviewer', 'second-review', {
    body: () => ({ session: 'focusedStudy', text: '同意定稿。' }),
  }),
  act('FinaliseProblem', 'finaliser', 'finalisation'),
];

const correction: readonly Step[] = [
  act('AssignMeasure', 'clerk', 'measures', {
    body: (life) => ({ content: content(life) }),
    keeps: ['measure', 'measure'],
  }),
  act('ReviseMeasure', 'clerk', ofMeasure('revision'), {
    body: (life) => ({
      content: content(life, { text: '逐笔核查' }),
      approver: life.crew.people.head.id,
      ...grounded(),
    }),
  }),
  act('FormTaskForce', 'leader', 'task-force', {
    body: ({ crew: { people }, today }) => ({
      commandingLeader: people.leader.id,
      members: [people.clerk.id],
      plan: '挂牌攻坚',
      milestones: [{ title: '核查完毕', dueOn: daysAfter(today, 30) }],
    }),
  }),
  act('StartRectification', 'clerk', 'rectification'),
  act('ReportProgress', 'worker', ofMeasure('progress'), {
    body: () => ({ percent: 40, done: '已核查凭证' }),
  }),
  ...(['grant', 'refusal'] as const).flatMap((end) => [
    act('RequestExtension', 'worker', ofMeasure('extensions'), {
      body: ({ today }) => ({
        dueOn: daysAfter(today, end === 'grant' ? 320 : 340),
        reason: '需会同核对',
        progress: '两批',
      }),
      keeps: ['extension', 'extension'],
    }),
    ...(end === 'grant'
      ? [
          act('EndorseExtension', 'head', ofExtension('endorsement'), { body: opinion }),
          act('GrantExtension', 'finaliser', ofExtension('grant'), { body: opinion }),
        ]
      : [act('RefuseExtension', 'head', ofExtension('refusal'), { body: opinion })]),
  ]),
  act('CompleteStep', 'worker', ofMeasure('steps/1')),
  act('CompleteStep', 'worker', ofMeasure('steps/2')),
  act('CompleteMeasure', 'worker', ofMeasure('completion'), {
    body: () => ({ actual: 0, result: '再未发生' }),
  }),
  {
    async meanwhile(life) {
      const { worker } = life.crew.people;
      life.ids.set('digest', String((await done(worker.uploads('管理办法.pdf', pdf(life.mark)))).digest));
    },
  },
  ...tests.map((test) =>
    act('AttachEvidence', 'worker', 'evidence', {
      body: (life) => ({
        kind: 'regulation',
        name: '管理办法.pdf',
        description: '证明材料',
        measure: idIn(life, 'measure'),
        digest: idIn(life, 'digest'),
        test,
      }),
      keeps: ['evidence', 'evidence'],
    }),
  ),
  act('SupersedeEvidence', 'worker', (life) => `evidence/${idIn(life, 'evidence')}/replacement`, {
    body: (life) => ({ name: '管理办法（定稿）.pdf', digest: idIn(life, 'digest'), ground: '定稿' }),
  }),
];

const request = sign('RequestSignOff', 'clerk', 'sign-off', {
  body: () => ({ claims: tests.map((test) => ({ test, statement: '已达到标准' })) }),
});
const approveByUnit = sign('ApproveByUnit', 'head', 'sign-off/unit-approval', { body: opinion });
const verify = sign('VerifyRectification', 'verifier', 'sign-off/verification', {
  body: () => ({ conclusions: tests.map((test) => ({ test, upheld: true, text: '核实无误' })) }),
});

const signOff: readonly Step[] = [
  request,
  act('RejectSignOff', 'head', 'sign-off/rejection', {
    body: () => ({ supplementaryRequirement: '请补充说明第二次接待的审批手续和付款凭证' }),
  }),
  request,
  approveByUnit,
  verify,
  act('StartPublicity', 'publicist', 'sign-off/publicity', {
    body: ({ today }) => ({ channel: '机关内网', audience: '职工代表', startsOn: today, workingDays: 5 }),
  }),
  act('RecordSatisfaction', 'verifier', 'sign-off/satisfaction', {
    body: () => ({ invited: 20, answered: 18, satisfied: 17, method: '问卷' }),
  }),
  act('RaiseObjection', 'organiser', 'sign-off/objections', {
    body: () => ({ from: '职工代表', text: '仍有陪餐' }),
    keeps: ['objection', 'objection'],
  }),
  act('AnswerObjection', 'verifier', (life) => `sign-off/objections/${idIn(life, 'objection')}/answer`, {
    body: () => ({ answer: '经查不属实', upheld: false }),
  }),
  daysGoBy(30),
  act('EndPublicity', 'publicist', 'sign-off/publicity/end'),
  sign('RenewSignOffRequest', 'clerk', 'sign-off/renewal'),
  approveByUnit,
  verify,
  sign('ApproveClosing', 'approver', 'sign-off/approval', { body: opinion, numbered: true }),
  sign('FileProblem', 'filer', 'sign-off/filing', { numbered: true }),
];

const afterwards: readonly Step[] = [
  act('PlanRevisit', 'filer', 'revisits', {
    body: ({ today }) => ({ kind: 'followUp', dueOn: daysAfter(today, 5), ground: '巩固成果' }),
    keeps: ['revisit', 'revisit'],
  }),
  act('RecordRevisit', 'filer', (life) => `revisits/${idIn(life, 'revisit')}/record`, {
    body: ({ today }) => ({ visitedOn: today, findings: '问题反弹', holds: false, satisfaction: 40 }),
  }),
  act('ReopenProblem', 'filer', 'reopening', {
    body: ({ today }) => ({ ground: 'relapse', text: '再次违规', dueOn: daysAfter(today, 90) }),
  }),
  act('ConvertToContinuing', 'filer', 'conversion', {
    body: ({ today }) => ({
      stageGoal: '季季检查',
      nextCheckOn: daysAfter(today, 90),
      expectedEndOn: daysAfter(today, 360),
      ...grounded(),
    }),
  }),
];

const others: readonly Step[] = [
  identify('double'),
  about('double')('MergeProblem', 'clerk', 'merger', {
    body: (life) => ({ into: idIn(life, 'problem'), ground: '重复' }),
    clocks: { command: 'TakeIn', on: 'problem' },
  }),
  identify('mistake'),
  about('mistake')('WithdrawProblem', 'clerk', 'withdrawal', { body: () => ({ ground: '不成立' }) }),
  {
    command: 'RegisterIntake',
    by: ({ petitions }) => petitions,
    path: () => '/intakes',
    body: ({ crew, today, mark }) => ({
      unit: crew.units.district,
      channel: 'letter',
      receivedOn: today,
      paper: `信 ${mark}`,
      reporter: { name: '举报人甲', contact: '000-0000' },
    }),
    keeps: ['id', 'intake'],
    numbered: true,
  },
  identify('restricted', { by: ({ petitions }) => petitions, body: restrictedPaper }),
  about('restricted')('ClearPerson', ({ petitions }) => petitions, 'clearances', {
    body: ({ crew }) => ({ person: crew.people.clerk.id, ground: '承办整改' }),
  }),
  about('restricted')(
    'EndClearance',
    ({ petitions }) => petitions,
    ({ crew }) => `clearances/${crew.people.clerk.id}/end`,
    {
      body: () => ({ ground: '承办已毕' }),
    },
  ),
];

/** Every command that people give on problems, in an order in which each has its place. */
export const problemLife: readonly Step[] = [...review, ...correction, ...signOff, ...afterwards, ...others];
