import type {
  AssignMeasure,
  AttachEvidence,
  Claim,
  Classification,
  Conclusion,
  IdentifyProblem,
  MeasureContent,
  ProblemCommand,
  RecordCause,
  SignOffTest,
  StartPublicity,
} from '../src/index.js';
import { signOffTests } from '../src/index.js';

export const classification: Classification = {
  category: 'gifts',
  severity: 'moderate',
  difficulty: 'ordinary',
  handling: { kind: 'timeLimited' },
  livelihood: false,
  secrecy: 'open',
};

export const identify = (change: Partial<IdentifyProblem> = {}): IdentifyProblem => ({
  type: 'IdentifyProblem',
  problem: 'problem-1',
  number: '2025-0042',
  owner: { kind: 'unit', unit: 'district', leader: 'leader', person: 'clerk' },
  supportUnits: ['helpers'],
  discovery: 'organisedCheck',
  source: { channel: 'hotline' },
  wording: { title: '礼金', description: '收受礼金未登记' },
  classification,
  ...change,
});

export const cause = (kind: RecordCause['kind'], id = `cause-${kind}`): RecordCause => ({
  type: 'RecordCause',
  cause: id,
  kind,
  text: '制度缺位',
});

export const content: MeasureContent = {
  text: '清退礼金',
  steps: ['核对', '清退'],
  indicator: { name: '清退率', unit: '%', baseline: 0, target: 100 },
  dueOn: '2025-03-01',
  expectedResult: '全部清退',
  person: 'worker',
  leader: 'head',
  unit: 'district',
  horizon: 'now',
};

export const assign = (measure: string, change: Partial<MeasureContent> = {}): AssignMeasure => ({
  type: 'AssignMeasure',
  measure,
  content: { ...content, ...change },
});

export const attach = (
  test: SignOffTest,
  measure = 'measure-1',
  evidence = `evidence-${test}`,
): AttachEvidence => ({
  type: 'AttachEvidence',
  evidence,
  file: { digest: 'a'.repeat(64), name: '凭证.pdf', mediaType: 'application/pdf', bytes: 9 },
  kind: 'voucher',
  proves: { measure, test },
  description: '清退凭证',
});

export const claims: readonly Claim[] = signOffTests.map((test) => ({ test, statement: '已做到' }));
export const conclusions: readonly Conclusion[] = signOffTests.map((test) => ({
  test,
  upheld: true,
  text: '属实',
}));

const spoken = { session: 'crossReview', text: '意见' } as const;
export const passFirst: ProblemCommand = { type: 'PassFirstReview', opinion: 'opinion-1', ...spoken };
export const passSecond: ProblemCommand = { type: 'PassSecondReview', opinion: 'opinion-2', ...spoken };
export const returnIt: ProblemCommand = {
  type: 'ReturnForRework',
  opinion: 'opinion-3',
  ...spoken,
  reason: 'unclear',
  dueOn: '2025-01-31',
};
export const publicity: StartPublicity = {
  type: 'StartPublicity',
  channel: '官网',
  audience: '职工',
  startsOn: '2025-01-21',
  workingDays: 10,
};
export const verify: ProblemCommand = { type: 'VerifyRectification', conclusions };
export const reject: ProblemCommand = {
  type: 'RejectSignOff',
  supplementaryRequirement: '请补充全部清退凭证的原件',
};
export const reopen: ProblemCommand = {
  type: 'ReopenProblem',
  ground: 'relapse',
  text: '问题反弹',
  dueOn: '2025-06-30',
};
