import type { About, ChaseEvent, Receiver } from '@xiaohao/chase';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { mustBeThere } from '../reading-events/problem-events.js';
import { chasedProblem, onChases } from './on-chases.js';

/** What came of something that was due: a reminder, an instrument, a passed deadline, or why nothing went out. */
export interface OutcomeRow {
  readonly problem: string;
  readonly subject: string;
  readonly rule: string;
  readonly dueInstant: string;
  readonly kind:
    | 'reminder'
    | 'overdue'
    | 'suppressed'
    | 'proposed'
    | 'escalation'
    | 'declined'
    | 'noResponse';
  /** Id of the reminder or instrument; null where nothing went out. */
  readonly notice: string | null;
  readonly obligation: string;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly late: boolean;
  readonly provisional: boolean;
  readonly rulesVersion: number;
  readonly calendarVersion: string;
  readonly code: string | null;
  readonly zh: string | null;
  readonly en: string | null;
  readonly colour: string | null;
  readonly receivers: readonly Receiver[];
  readonly forPerson: boolean;
  readonly ground: Extract<ChaseEvent, { type: 'Escalated' }>['data']['ground'] | null;
  /** Why it was not issued: a code of the clock, or the words of whoever declined it. */
  readonly reason: string | null;
  readonly answerDueOn: string | null;
  readonly receipts: readonly { readonly person: string; readonly at: string }[];
  readonly answer: { readonly by: string; readonly at: string; readonly text: string } | null;
  readonly noResponseAt: string | null;
}

export const outcome = table<OutcomeRow>({
  name: 'chase_outcome',
  columns: {
    problem: 'text',
    subject: 'text',
    rule: 'text',
    dueInstant: 'text',
    kind: 'text',
    notice: 'text',
    obligation: 'text',
    dueOn: 'text',
    originalDueOn: 'text',
    at: 'text',
    recordedAt: 'text',
    late: 'boolean',
    provisional: 'boolean',
    rulesVersion: 'integer',
    calendarVersion: 'text',
    code: 'text',
    zh: 'text',
    en: 'text',
    colour: 'text',
    receivers: 'json',
    forPerson: 'boolean',
    ground: 'json',
    reason: 'text',
    answerDueOn: 'text',
    receipts: 'json',
    answer: 'json',
    noResponseAt: 'text',
  },
  key: ['problem', 'subject', 'rule', 'dueInstant'],
  indexes: [{ columns: ['notice'], where: 'notice IS NOT NULL' }, { columns: ['kind', 'recordedAt'] }],
});

interface InboxRow {
  readonly person: string;
  readonly notice: string;
  readonly problem: string;
  readonly issuedAt: string;
  readonly receivedAt: string | null;
}

/** Who has which notice in the inbox. */
export const inbox = table<InboxRow>({
  name: 'inbox',
  columns: { person: 'text', notice: 'text', problem: 'text', issuedAt: 'text', receivedAt: 'text' },
  key: ['person', 'notice'],
  indexes: [{ columns: ['person', 'issuedAt'] }],
  shared: true,
});

interface NoticeKeyRow {
  readonly notice: string;
  readonly problem: string;
  readonly subject: string;
  readonly rule: string;
  readonly dueInstant: string;
}

const noticeKey = table<NoticeKeyRow>({
  name: 'notice_key',
  columns: { notice: 'text', problem: 'text', subject: 'text', rule: 'text', dueInstant: 'text' },
  key: ['notice'],
});

type Event = { readonly stream: string; readonly metadata: { readonly recordedAt: string } };

const blank = {
  notice: null,
  code: null,
  zh: null,
  en: null,
  colour: null,
  receivers: [],
  forPerson: false,
  ground: null,
  reason: null,
  answerDueOn: null,
  receipts: [],
  answer: null,
  noResponseAt: null,
} as const;

const rowOf = (event: Event & { readonly data: About }, kind: OutcomeRow['kind']): OutcomeRow => {
  const { subject, rule, dueInstant, obligation, dueOn, originalDueOn, at } = event.data;
  const { late, provisional, rulesVersion, calendarVersion } = event.data;
  const named = {
    problem: chasedProblem(event),
    subject,
    rule,
    dueInstant,
    obligation,
    dueOn,
    originalDueOn,
  };
  const { recordedAt } = event.metadata;
  return { ...blank, ...named, kind, at, recordedAt, late, provisional, rulesVersion, calendarVersion };
};

function issue(event: Event, rows: RowStore, row: OutcomeRow, notice: string): void {
  const { problem, subject, rule, dueInstant } = row;
  rows.put(outcome, { ...row, notice });
  rows.put(noticeKey, { notice, problem, subject, rule, dueInstant });
  for (const { person } of row.receivers)
    rows.put(inbox, { person, notice, problem, issuedAt: event.metadata.recordedAt, receivedAt: null });
}

function change(rows: RowStore, notice: string, changed: (row: OutcomeRow) => Partial<OutcomeRow>): void {
  const key = mustBeThere(rows.get(noticeKey, notice), 'notice', notice);
  const row = rows.get(outcome, key.problem, key.subject, key.rule, key.dueInstant);
  const there = mustBeThere(row, 'notice', notice);
  rows.put(outcome, { ...there, ...changed(there) });
}

/** The chase ledger and the inboxes. */
export const chaseLedger: View = {
  name: 'chase-ledger',
  version: 1,
  claims: [
    onChases({
      ReminderIssued(event, rows) {
        const { notice, instrument, colour, receivers } = event.data;
        const row = { ...rowOf(event, 'reminder'), ...instrument, colour, receivers };
        issue(event, rows, row, notice);
      },
      Overdue(event, rows) {
        rows.put(outcome, rowOf(event, 'overdue'));
      },
      ReminderSuppressed(event, rows) {
        rows.put(outcome, { ...rowOf(event, 'suppressed'), reason: event.data.reason });
      },
      EscalationProposed(event, rows) {
        const { notice, instrument, forPerson, ground, answerDueOn } = event.data;
        const row = { ...rowOf(event, 'proposed'), ...instrument, forPerson, ground, answerDueOn };
        issue(event, rows, row, notice);
      },
      Escalated(event, rows) {
        const { notice, instrument, forPerson, ground, answerDueOn, receivers } = event.data;
        const row = {
          ...rowOf(event, 'escalation'),
          ...instrument,
          forPerson,
          ground,
          answerDueOn,
          receivers,
        };
        issue(event, rows, row, notice);
      },
      ProposalDeclined(event, rows) {
        const { notice, ground } = event.data;
        change(rows, notice, () => ({ kind: 'declined', reason: ground }));
      },
      ReceiptConfirmed(event, rows) {
        const { notice, by } = event.data;
        const at = event.metadata.recordedAt;
        change(rows, notice, ({ receipts }) => ({ receipts: [...receipts, { person: by, at }] }));
        const row = rows.get(inbox, by, notice);
        if (row !== undefined) rows.put(inbox, { ...row, receivedAt: at });
      },
      EscalationAnswered(event, rows) {
        const { notice, by, answer: text } = event.data;
        change(rows, notice, () => ({ answer: { by, at: event.metadata.recordedAt, text } }));
      },
      NoResponse(event, rows) {
        const { notice } = event.data;
        rows.put(outcome, rowOf(event, 'noResponse'));
        if (notice !== '') change(rows, notice, () => ({ noResponseAt: event.metadata.recordedAt }));
      },
    }),
  ],
  tables: [outcome, inbox, noticeKey],
};
