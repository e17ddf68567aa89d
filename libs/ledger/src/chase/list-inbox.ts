import { everything } from '@xiaohao/access';
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
  readonly problem: string;
  readonly number: string;
  readonly kind: 'reminder' | 'escalation';
  readonly obligation: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly colour: string | null;
  readonly dueOn: string;
  readonly answerDueOn: string | null;
  readonly issuedAt: string;
  readonly receivedAt: string | null;
  readonly answeredAt: string | null;
  /** How the mail about it stands; null while that is not known. */
  readonly mail: string | null;
}

/** The latest first. It is for the person alone, so that being addressed is all that it takes. */
export const listInbox = (ledger: Ledger, { person, received, ...asked }: ListInbox): Page<InboxLine> =>
  readPage(
    ledger,
    {
      name: 'inbox',
      select: `SELECT i.notice, i.problem, p.number, o.kind, o.obligation, o.code, o.zh, o.en, o.colour, o.dueOn,
        o.answerDueOn, i.issuedAt, i.receivedAt, o.answer ->> '$.at' AS answeredAt, d.standing AS mail
        FROM inbox i JOIN problem p ON p.id = i.problem
        JOIN chase_outcome o ON o.notice = i.notice
        LEFT JOIN mail_delivery d ON d.person = i.person AND d.notice = i.notice`,
      restrictions: [
        { sql: 'i.person = ?', value: person },
        {
          sql: '(i.receivedAt IS NOT NULL) = ?',
          value: received === undefined ? undefined : Number(received),
        },
      ],
      order: [
        ['i.issuedAt', 'issuedAt'],
        ['i.notice', 'notice'],
      ],
      direction: 'desc',
    },
    { ...asked, grant: everything },
  );

/** Of some notices what a message says, and the problem that each is about. */
export interface NoticeFacts {
  readonly notice: string;
  readonly problem: string;
  readonly number: string;
  readonly obligation: string;
  readonly zh: string;
  readonly en: string;
  readonly dueOn: string;
  readonly answerDueOn: string | null;
}

export const noticeFacts = (
  ledger: Ledger,
  { notices }: { readonly notices: readonly string[] },
): readonly NoticeFacts[] =>
  ledger.all(
    `SELECT o.notice, o.problem, p.number, o.obligation, o.zh, o.en, o.dueOn, o.answerDueOn
      FROM chase_outcome o JOIN problem p ON p.id = o.problem
      WHERE o.notice IN (SELECT value FROM json_each(?)) ORDER BY o.recordedAt, o.notice`,
    JSON.stringify(notices),
  );

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
