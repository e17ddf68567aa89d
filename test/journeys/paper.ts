import type { Sent } from './caller.js';

/** The five tests of sign-off. */
export const tests = [
  'measuresDone',
  'violationsDealtWith',
  'effectReached',
  'similarCasesCorrected',
  'sourceCured',
] as const;

/** What a clerk writes down of a problem that was found. */
export const problemPaper = (campaign: string, unit: string, change: Sent = {}): Sent => ({
  campaign,
  owner: { kind: 'unit', unit },
  discovery: 'selfCheck',
  source: { channel: 'internalAuditFeedback', paper: '审〔2026〕12号' },
  wording: { title: '节日期间违规吃喝', description: '查阅凭证发现，两次接待超出标准，未附清单。' },
  classification: {
    category: 'dining',
    severity: 'moderate',
    difficulty: 'ordinary',
    handling: { kind: 'timeLimited' },
    livelihood: false,
    secrecy: 'internal',
  },
  ...change,
});

interface Accountable {
  readonly person: string;
  readonly leader: string;
  readonly unit: string;
  readonly dueOn: string;
}

/** A measure that passes its four gates. */
export const measurePaper = (
  { person, leader, unit, dueOn }: Accountable,
  horizon: 'now' | 'lasting' = 'now',
  change: Sent = {},
): Sent => ({
  text: '制定公务接待管理办法并逐笔核查',
  steps: ['核查凭证', '印发办法'],
  indicator: { name: '超标接待次数', unit: '次', baseline: 2, target: 0 },
  dueOn,
  expectedResult: '不再发生超标接待',
  person,
  leader,
  unit,
  horizon,
  ...change,
});

/** A small file that is what its name says. */
export const pdf = (text: string): string => `%PDF-1.4\n% ${text}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`;

/** A checklist with one entry. */
export const checklistPaper = (kind: string, code: string): Sent => ({
  kind,
  title: `对照检查清单 ${kind}`,
  entries: [{ code, text: '是否违规吃喝' }],
});
