import { noticeOfPosting, type PostingNoticeKind, type SnailBoardEvent } from '@xiaohao/chase';
import type { RecordedEvent } from '@xiaohao/event-log';
import { type Handler, type RowStore, table, type View } from '@xiaohao/projection-runtime';
import type { Ledger } from '../asking/ledger.js';
import { mostRows } from '../asking/most-rows.js';
import { mustBeThere } from '../reading-events/problem-events.js';

/** One entry, from posting to exit. */
export interface PostingRow {
  readonly entry: string;
  readonly campaign: string;
  readonly unit: string;
  readonly period: string;
  readonly ground: string;
  readonly unitHeads: readonly string[];
  readonly postedBy: string;
  readonly postedOn: string;
  readonly answerDueOn: string;
  readonly answer: {
    readonly by: string;
    readonly at: string;
    readonly text: string;
    readonly late: boolean;
  } | null;
  readonly exitOn: string | null;
  readonly exitGround: string | null;
}

const posting = table<PostingRow>({
  name: 'posting',
  columns: {
    entry: 'text',
    campaign: 'text',
    unit: 'text',
    period: 'text',
    ground: 'text',
    unitHeads: 'json',
    postedBy: 'text',
    postedOn: 'text',
    answerDueOn: 'text',
    answer: 'json',
    exitOn: 'text',
    exitGround: 'text',
  },
  key: ['entry'],
  indexes: [{ columns: ['campaign', 'period'] }],
});

/** Who was told that a unit is on the board, or off it. */
export interface PostingNoticeRow {
  readonly person: string;
  readonly notice: string;
  readonly entry: string;
  readonly kind: PostingNoticeKind;
  readonly issuedAt: string;
}

const postingNotice = table<PostingNoticeRow>({
  name: 'posting_notice',
  columns: { person: 'text', notice: 'text', entry: 'text', kind: 'text', issuedAt: 'text' },
  key: ['person', 'notice'],
  indexes: [{ columns: ['person', 'issuedAt'] }, { columns: ['notice'] }],
  shared: true,
});

type Handlers = {
  readonly [Type in SnailBoardEvent['type']]: (
    event: Omit<RecordedEvent, 'type' | 'data'> & Extract<SnailBoardEvent, { readonly type: Type }>,
    rows: RowStore,
  ) => void;
};

function change(rows: RowStore, entry: string, changed: Partial<PostingRow>): void {
  rows.put(posting, { ...mustBeThere(rows.get(posting, entry), 'entry', entry), ...changed });
}

type Event = { readonly metadata: { readonly recordedAt: string } };

function tell(
  event: Event,
  rows: RowStore,
  entry: string,
  kind: PostingNoticeRow['kind'],
  to: readonly string[],
): void {
  const notice = noticeOfPosting(entry, kind);
  for (const person of to)
    rows.put(postingNotice, { person, notice, entry, kind, issuedAt: event.metadata.recordedAt });
}

const on: Handlers = {
  UnitPosted(event, rows) {
    const { by, ...data } = event.data;
    rows.put(posting, { ...data, postedBy: by, answer: null, exitOn: null, exitGround: null });
    tell(event, rows, data.entry, 'posted', data.unitHeads);
  },
  PostingAnswered(event, rows) {
    const { by, entry, answer: text, late } = event.data;
    change(rows, entry, { answer: { by, at: event.metadata.recordedAt, text, late } });
  },
  UnitTakenOff(event, rows) {
    const { entry, ground, exitOn, unitHeads = [] } = event.data;
    change(rows, entry, { exitOn, exitGround: ground });
    tell(event, rows, entry, 'takenOff', unitHeads);
  },
};

/** 蜗牛榜 by campaign and month. */
export const snailBoard: View = {
  name: 'snail-board',
  version: 2,
  claims: [
    {
      kind: 'snails',
      known: { UnitPosted: 1, PostingAnswered: 1, UnitTakenOff: 2 },
      on: on as unknown as Readonly<Record<string, Handler>>,
    },
  ],
  tables: [posting, postingNotice],
};

/** The board of a campaign, of one month or of all, the latest month first; at most {@link mostRows} entries. */
export const readSnailBoard = (
  ledger: Ledger,
  { campaign, period }: { readonly campaign: string; readonly period?: string },
): readonly PostingRow[] =>
  ledger.rows(
    posting,
    `WHERE t.campaign = ? AND (?2 IS NULL OR t.period = ?2)
      ORDER BY t.period DESC, t.postedOn, t.entry LIMIT ${mostRows}`,
    campaign,
    period ?? null,
  );
