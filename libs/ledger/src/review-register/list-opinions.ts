import { fromDay, untilDay } from '../asking/days.js';
import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, type Restriction, readPage, unitsUnder } from '../asking/pages.js';
import type { OpinionRow } from './review-register.js';

export interface ListOpinions extends PageAsked {
  readonly problem?: string;
  readonly campaign?: string;
  readonly unit?: string;
  readonly reviewer?: string;
  readonly level?: 'firstReview' | 'secondReview';
  readonly reason?: string;
  readonly passed?: boolean;
  /** Days of recording in Asia/Shanghai, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

export interface OpinionLine extends OpinionRow {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
}

/** What of the register is asked for, of `review_opinion o` and its `problem p`. */
export const restrictionsOf = (asked: Omit<ListOpinions, keyof PageAsked>): readonly Restriction[] => [
  { sql: 'o.problem = ?', value: asked.problem },
  { sql: 'p.campaign = ?', value: asked.campaign },
  { sql: `p.unit IN (${unitsUnder})`, value: asked.unit },
  { sql: 'o.reviewer = ?', value: asked.reviewer },
  { sql: 'o.level = ?', value: asked.level },
  { sql: 'o.reason = ?', value: asked.reason },
  { sql: 'o.passed = ?', value: asked.passed === undefined ? undefined : Number(asked.passed) },
  { sql: 'o.at >= ?', value: asked.from && fromDay(asked.from) },
  { sql: 'o.at < ?', value: asked.to && untilDay(asked.to) },
];

/** The latest first. */
export function listOpinions(ledger: Ledger, asked: ListOpinions): Page<OpinionLine> {
  const page = readPage<OpinionLine>(
    ledger,
    {
      name: 'opinions',
      select:
        'SELECT o.*, p.number, p.title, p.unit FROM review_opinion o JOIN problem p ON p.id = o.problem',
      restrictions: restrictionsOf(asked),
      order: [
        ['o.at', 'at'],
        ['o.problem', 'problem'],
        ['o.opinion', 'opinion'],
      ],
      direction: 'desc',
    },
    asked,
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, passed: Boolean(row.passed) })) };
}
