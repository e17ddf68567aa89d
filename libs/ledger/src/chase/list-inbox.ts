import { everything } from '@xiaohao/access';
import { type PostingNoticeKind, postingNotices } from '@xiaohao/chase';
import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, readPage } from '../asking/pages.js';

export interface ListInbox extends Omit<PageAsked, 'grant'> {
  /** Whose. */
  readonly person: string;
  /** True: only what has been confirmed; false: only what has not. */
  readonly received?: boolean;
}

/** A notice as its receiver sees it. A problem's wording is not in it: who may see that, looks at the problem. */
export interface InboxLine {
  readonly notice: string;
  /** `posting`: the unit is on the snail board or off it; there is no problem then, and nothing is owed. */
  readonly kind: 'reminder' | 'escalation' | 'posting';
  readonly problem: string | null;
  readonly number: string | null;
  readonly obligation: string | null;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly colour: string | null;
  readonly dueOn: string | null;
  /** Of an entry of the snail board: campaign, unit, month. */
  readonly campaign: string | null;
  readonly unit: string | null;
  readonly period: string | null;
  readonly answerDueOn: string | null;
  readonly issuedAt: string;
  /** Of an entry of the snail board: when the unit answered, since it asks for no receipt. */
  readonly receivedAt: string | null;
  readonly answeredAt: string | null;
  /** How the mail about it stands; null while that is not known. */
  readonly mail: string | null;
}

const none = 'CAST(NULL AS TEXT)';

const chased = `SELECT i.person, i.notice, o.kind, i.problem, p.number, o.obligation, o.code, o.zh, o.en, o.colour,
    o.dueOn, ${none} AS campaign, ${none} AS unit, ${none} AS period, o.answerDueOn, i.issuedAt, i.receivedAt,
    o.answer ->> '$.at' AS answeredAt, p.ordinal
  FROM inbox i JOIN problem p ON p.id = i.problem JOIN chase_outcome o ON o.notice = i.notice`;

// Columns of one affinity each, so that SQLite walks both halves along their indexes and stops with the page.
const posted = `SELECT n.person, n.notice, CAST('posting' AS TEXT), ${none}, ${none}, ${none}, n.kind, ${none}, ${none},
    ${none}, ${none}, e.campaign, e.unit, e.period,
    CAST(iif(n.kind = 'posted', e.answerDueOn, NULL) AS TEXT), n.issuedAt, CAST(e.answer ->> '$.at' AS TEXT),
    e.answer ->> '$.at', CAST(0 AS INTEGER)
  FROM posting_notice n JOIN posting e ON e.entry = n.entry`;

/** The latest first. It is for the person alone, so that being addressed is all that it takes. */
export const listInbox = (ledger: Ledger, { person, received, ...asked }: ListInbox): Page<InboxLine> => {
  const page = readPage<InboxLine & { readonly person: string; readonly ordinal: number }>(
    ledger,
    {
      name: 'inbox',
      select: `SELECT p.*, (SELECT d.standing FROM mail_delivery d
          WHERE d.person = p.person AND d.notice = p.notice) AS mail
        FROM (${chased} UNION ALL ${posted}) p`,
      restrictions: [
        { sql: 'p.person = ?', value: person },
        {
          sql: '(p.receivedAt IS NOT NULL) = ?',
          value: received === undefined ? undefined : Number(received),
        },
      ],
      order: [
        ['p.issuedAt', 'issuedAt'],
        ['p.notice', 'notice'],
      ],
      direction: 'desc',
    },
    { ...asked, grant: everything },
  );
  const rows = page.rows.map(({ person: _, ordinal: _o, ...line }) =>
    line.kind === 'posting' ? { ...line, ...postingNotices[line.code as PostingNoticeKind] } : line,
  );
  return { ...page, rows };
};

/** Of some notices what a message says: about a problem, or about an entry of the snail board. */
export type NoticeFacts = { readonly notice: string } & (
  | {
      readonly kind: 'chase';
      readonly number: string;
      readonly obligation: string;
      readonly zh: string;
      readonly en: string;
      readonly dueOn: string;
      readonly answerDueOn: string | null;
    }
  | {
      readonly kind: PostingNoticeKind;
      readonly unit: string;
      readonly period: string;
      readonly answerDueOn: string;
    }
);

export const noticeFacts = (
  ledger: Pick<Ledger, 'all'>,
  { notices }: { readonly notices: readonly string[] },
): readonly NoticeFacts[] => [
  ...ledger.all<NoticeFacts>(
    `SELECT 'chase' AS kind, o.notice, p.number, o.obligation, o.zh, o.en, o.dueOn, o.answerDueOn
      FROM chase_outcome o JOIN problem p ON p.id = o.problem
      WHERE o.notice IN (SELECT value FROM json_each(?)) ORDER BY o.recordedAt, o.notice`,
    JSON.stringify(notices),
  ),
  ...ledger.all<NoticeFacts>(
    `SELECT DISTINCT n.kind, n.notice, u.name AS unit, e.period, e.answerDueOn
      FROM posting_notice n JOIN posting e ON e.entry = n.entry JOIN unit u ON u.id = e.unit
      WHERE n.notice IN (SELECT value FROM json_each(?)) ORDER BY e.period, n.notice`,
    JSON.stringify(notices),
  ),
];

/** The problem that a notice is about, and whether it was sent to this person; null where there is none such. */
export function noticeFor(
  ledger: Ledger,
  { notice, person }: { readonly notice: string; readonly person: string },
): { readonly problem: string; readonly addressed: boolean } | null {
  const found = ledger.one<{ problem: string; addressed: number }>(
    `SELECT problem, EXISTS (SELECT 1 FROM inbox i WHERE i.person = ? AND i.notice = k.notice) AS addressed
      FROM notice_key k WHERE k.notice = ?`,
    person,
    notice,
  );
  return found === undefined ? null : { problem: found.problem, addressed: found.addressed === 1 };
}
