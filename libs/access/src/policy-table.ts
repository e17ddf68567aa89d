import { commandDocument } from './command-table.js';
import { type Admission, admissions, admits, type Operation, policies } from './policy.js';
import type { Standing } from './standing.js';

/** Somebody as whom one may stand before an operation. */
export interface Asker {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly standing: Standing;
}

const person = { kind: 'person', id: 'somebody', key: 'key' } as const;
const administratorKey = { kind: 'administrator', id: 'key', key: 'key' } as const;

/** Every kind of asker that the policy tells apart; none is limited by scopes. */
export const askers: readonly Asker[] = [
  { code: 'nobody', zh: '无凭证', en: 'no credential', standing: { caller: undefined, setUpOver: false } },
  { code: 'person', zh: '办理人员', en: 'a person', standing: { caller: person, setUpOver: false } },
  {
    code: 'petitionClerk',
    zh: '信访受理员、纪检监察员（根单位）',
    en: 'a petition clerk or a discipline officer, of the root',
    standing: { caller: person, restrictedRole: true, countsRestricted: true, setUpOver: false },
  },
  {
    code: 'leader',
    zh: '领导查阅、审计人员（根单位）',
    en: 'a leader who reads, or an auditor, of the root',
    standing: { caller: person, countsRestricted: true, setUpOver: false },
  },
  {
    code: 'system',
    zh: '对接系统',
    en: 'an outside system',
    standing: { caller: { kind: 'system', id: 'system:oa', key: 'key' }, setUpOver: false },
  },
  {
    code: 'systemAdministrator',
    zh: '系统管理员',
    en: 'the system administrator',
    standing: { caller: person, administration: 'systemAdministrator', setUpOver: true },
  },
  {
    code: 'securityAdministrator',
    zh: '安全管理员',
    en: 'the security administrator',
    standing: { caller: person, administration: 'securityAdministrator', setUpOver: true },
  },
  {
    code: 'auditAdministrator',
    zh: '审计管理员',
    en: 'the audit administrator',
    standing: { caller: person, administration: 'auditAdministrator', setUpOver: true },
  },
  {
    code: 'administratorKey',
    zh: '管理密钥（三员到位且有凭证之前）',
    en: 'an administrator’s key, before the three administrations are held and can give credentials',
    standing: { caller: administratorKey, setUpOver: false },
  },
  {
    code: 'administratorKeyAfterwards',
    zh: '管理密钥（三员到位且有凭证之后）',
    en: 'an administrator’s key, afterwards',
    standing: { caller: administratorKey, setUpOver: true },
  },
];

/** What each admission says, for readers. */
export const admissionLabels: Readonly<Record<Admission, { readonly zh: string; readonly en: string }>> = {
  public: { zh: '无需凭证', en: 'needs no credential' },
  anyKey: { zh: '任何有效凭证', en: 'any good credential' },
  person: { zh: '人员本人', en: 'people' },
  actingPerson: { zh: '不任三员的人员', en: 'people who hold no administration' },
  systemKeeping: { zh: '系统管理', en: 'system administration' },
  securityKeeping: { zh: '安全管理', en: 'security administration' },
  auditing: { zh: '审计管理', en: 'audit administration' },
  administering: { zh: '三员之一（第二人）', en: 'any of the three administrations, as the second person' },
  ownOrKept: {
    zh: '本人的，或安全管理',
    en: 'one’s own; anybody’s for the security administration',
  },
  restrictedActing: { zh: '信访受理员、纪检监察员', en: 'petition clerks and discipline officers' },
  restrictedReading: {
    zh: '信访受理员、纪检监察员（读取）',
    en: 'petition clerks and discipline officers, reading',
  },
  restrictedCounting: {
    zh: '根单位的信访受理员、纪检监察员、领导查阅、审计人员',
    en: 'petition clerks, discipline officers, leaders who read and auditors, all of the root',
  },
};

/** One line of the table: an operation and whom it admits. */
export interface PolicyLine {
  readonly operation: Operation;
  readonly admission: Admission;
  /** Codes of {@link askers}. */
  readonly admitted: readonly string[];
}

/** The policy as a table, asked of the policy itself. */
export const policyTable = (): readonly PolicyLine[] =>
  (Object.keys(policies) as Operation[]).map((operation) => ({
    operation,
    admission: policies[operation],
    admitted: askers.filter(({ standing }) => admits(operation, standing)).map(({ code }) => code),
  }));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table as a document. */
export function policyDocument(): string {
  const heads = ['操作 operation', ...askers.map(({ zh, en }) => `${zh} ${en}`)];
  return [
    '# 准入规则 Access policy',
    '',
    '每个操作准许谁提出；未列出的一律拒绝。`problem.act` 之下每项办理由谁提出，见下文第二张表。',
    '',
    'Whom each operation admits at all; what is not listed is refused. Who may give which command under `problem.act` is the second table. `GET /api/v1/access/policy` gives the same table; `npm run policy` writes this file.',
    '',
    row(heads),
    row(heads.map(() => '---')),
    ...policyTable().map(({ operation, admitted }) =>
      row([`\`${operation}\``, ...askers.map(({ code }) => (admitted.includes(code) ? '✓' : ''))]),
    ),
    '',
    ...admissions.map((code) => `- \`${code}\` ${admissionLabels[code].zh} / ${admissionLabels[code].en}`),
    '',
    ...commandDocument(),
  ].join('\n');
}
