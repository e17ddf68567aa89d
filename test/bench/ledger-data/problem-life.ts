import {
  difficulties,
  discoveryMethods,
  evidenceKinds,
  ownerKinds,
  severities,
  signOffTests,
  sourceChannels,
} from '@xiaohao/problem';
import type { SomeOrganisation } from './organisation.js';
import type { SeededRandom } from './random.js';
import { texts } from './texts.js';

const day = 86_400_000;
export const categories = [
  'diningAndDrinking',
  'travel',
  'allowances',
  'gifts',
  'meetings',
  'funds',
  'assets',
  'assistance',
  'procurement',
  'petitions',
];
const dateText = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** An event and when it comes, before it has a place in the log. */
export interface Planned {
  readonly at: number;
  readonly type: string;
  readonly command: string;
  readonly data: object;
}

/** What one problem goes through: to any stage, often to its filing; `moreReports` of progress beside the first. */
export function problemLife(
  r: SeededRandom,
  organisation: SomeOrganisation,
  campaigns: readonly string[],
  problem: string,
  number: string,
  start: number,
  moreReports = 0,
): readonly Planned[] {
  const planned: Planned[] = [];
  let at = start;
  const add = (type: string, data: object, wait = 3): void => {
    planned.push({ at, type, command: type, data });
    at += Math.floor((0.2 + r.next()) * wait * day);
  };
  const unit = r.pick(organisation.units);
  const [head = '', clerk = '', third = ''] = unit.people;
  const [first = '', second = '', finaliser = ''] = organisation.reviewers;
  const organisationRevision = '900';
  add('Identified', {
    problem,
    number,
    campaign: r.pick(campaigns),
    by: finaliser,
    owner: { kind: r.pick(ownerKinds), unit: unit.id, leader: head, person: clerk, department: '办公室' },
    supportUnits: [],
    discovery: r.pick(discoveryMethods),
    source: { channel: r.pick(sourceChannels), paper: `〔2026〕${r.below(400)}号` },
    wording: { title: texts.title(r), description: texts.description(r) },
    classification: {
      category: categories[Math.floor(categories.length * r.next() ** 2)],
      severity: r.pick(severities),
      difficulty: r.pick(difficulties),
      handling: { kind: r.chance(0.3) ? 'immediate' : 'timeLimited' },
      livelihood: r.chance(0.2),
      secrecy: 'open',
    },
  });
  const reach = r.next();
  if (reach < 0.04) return planned;
  if (reach < 0.06) {
    add('Withdrawn', { by: finaliser, ground: '与已有问题重复' });
    return planned;
  }
  add('CauseRecorded', {
    by: clerk,
    cause: r.uuid(at),
    kind: r.pick(['thought', 'management']),
    text: texts.opinion(r),
  });
  add('SubmittedForReview', { by: clerk, organisationRevision });
  const opinion = (reviewer: string, text = '同意') => ({
    opinion: r.uuid(at),
    reviewer,
    session: 'crossReview',
    text,
  });
  if (reach < 0.1) return planned;
  if (r.chance(0.25)) {
    const answered = opinion(first, texts.opinion(r));
    const reason = r.pick(['shallow', 'unfocused', 'unclear', 'sweeping', 'evasive']);
    add('ReturnedForRework', {
      organisationRevision,
      level: 'firstReview',
      opinion: answered,
      reason,
      dueOn: dateText(at + 7 * day),
      round: 2,
    });
    if (reach < 0.16) return planned;
    add('Reworded', {
      by: clerk,
      wording: { title: texts.title(r), description: texts.description(r) },
      ground: '按意见重新表述',
    });
    add('Resubmitted', {
      organisationRevision,
      by: clerk,
      answers: answered.opinion,
      answer: texts.progress(r),
    });
  }
  add('FirstReviewPassed', { organisationRevision, opinion: opinion(first) });
  if (reach < 0.16) return planned;
  add('SecondReviewPassed', { organisationRevision, opinion: opinion(second) });
  add('Finalised', { organisationRevision, by: finaliser, meeting: '党组会〔2026〕8号' });
  const measures = [r.uuid(at), r.uuid(at + 1)];
  for (const measure of measures)
    add(
      'MeasureAssigned',
      {
        by: clerk,
        measure,
        content: {
          text: texts.measure(r),
          steps: [texts.step(r), texts.step(r), texts.step(r)],
          indicator: { name: '完成率', unit: '%', baseline: 0, target: 100 },
          dueOn: dateText(at + (20 + r.below(90)) * day),
          expectedResult: '问题整改到位，制度得到执行',
          person: third,
          leader: head,
          unit: unit.id,
          horizon: 'now',
        },
      },
      0.5,
    );
  add('RectificationStarted', { by: clerk });
  for (const measure of measures) {
    add('StepCompleted', { by: third, measure, step: 1 }, 4);
    add('ProgressReported', { by: third, measure, percent: 10 + r.below(80), done: texts.progress(r) }, 6);
    for (let more = 0; more < moreReports; more += 1)
      add('ProgressReported', { by: third, measure, percent: 20 + more, done: texts.progress(r) }, 1);
    if (reach < 0.45) return planned;
    add('StepCompleted', { by: third, measure, step: 2 }, 4);
    add('MeasureCompleted', { by: third, measure, actual: 100, result: texts.progress(r) });
    const file = {
      digest: r.hex(64),
      name: '整改凭证.pdf',
      mediaType: 'application/pdf',
      bytes: 20_000 + r.below(900_000),
    };
    add(
      'EvidenceAttached',
      {
        by: third,
        evidence: r.uuid(at),
        file,
        kind: r.pick(evidenceKinds),
        proves: { measure, test: r.pick(signOffTests) },
        description: '整改完成的凭证',
      },
      1,
    );
  }
  const signed = (signer: string, meaning: string) => ({
    signer,
    meaning,
    at: new Date(at).toISOString(),
    revision: '15',
    digest: r.hex(64),
    materialVersion: 12,
  });
  const roles = [
    ['unitApproval', 'unitHead'],
    ['verification', 'supervisionGroupMember'],
    ['publicity', 'publicity'],
    ['approval', 'approver'],
    ['filing', 'workGroupMember'],
  ];
  add('SignOffRequested', {
    organisationRevision,
    claims: signOffTests.map((test) => ({ test, statement: texts.progress(r) })),
    chain: roles.map(([kind, role]) => ({ kind, role, termWorkingDays: 5 })),
    rulesVersion: 1,
    signature: signed(clerk, 'application'),
  });
  if (reach < 0.55) return planned;
  add('SignOffStepTaken', {
    organisationRevision,
    step: 0,
    kind: 'unitApproval',
    signature: signed(head, 'unitApproval'),
    renewed: false,
  });
  const conclusions = signOffTests.map((test) => ({ test, upheld: true, text: '属实' }));
  add('SignOffStepTaken', {
    organisationRevision,
    step: 1,
    kind: 'verification',
    signature: signed(first, 'verification'),
    conclusions,
    renewed: false,
  });
  if (reach < 0.62) return planned;
  add(
    'PublicityStarted',
    {
      organisationRevision,
      by: second,
      step: 2,
      channel: '门户网站',
      audience: '全体职工',
      startsOn: dateText(at),
      workingDays: 5,
      endsOn: dateText(at + 7 * day),
      calendarVersion: '2026',
      provisional: false,
    },
    7,
  );
  add('PublicityEnded', { by: second, step: 2 });
  add(
    'SignOffStepTaken',
    {
      organisationRevision,
      step: 3,
      kind: 'approval',
      signature: signed(finaliser, 'approval'),
      renewed: false,
    },
    0,
  );
  add('Closed', { by: finaliser, closingNumber: `XH-${number}` });
  if (reach < 0.75) return planned;
  add(
    'SignOffStepTaken',
    { organisationRevision, step: 4, kind: 'filing', signature: signed(second, 'filing'), renewed: false },
    0,
  );
  add('Filed', { by: second, filingNumber: `BA-${number}` });
  return planned;
}
