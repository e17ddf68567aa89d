import type { Grant } from '@xiaohao/access';
import { fromDay, untilDay } from '../asking/days.js';
import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, readPage, unitsUnder } from '../asking/pages.js';
import { scopeOf } from '../asking/scope.js';
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

/** The latest first. */
export function listOpinions(ledger: Ledger, asked: ListOpinions): Page<OpinionLine> {
  const page = readPage<OpinionLine>(
    ledger,
    {
      name: 'opinions',
      select:
        'SELECT o.*, p.number, p.title, p.unit FROM review_opinion o JOIN problem p ON p.id = o.problem',
      restrictions: [
        { sql: 'o.problem = ?', value: asked.problem },
        { sql: 'p.campaign = ?', value: asked.campaign },
        { sql: `p.unit IN (${unitsUnder})`, value: asked.unit },
        { sql: 'o.reviewer = ?', value: asked.reviewer },
        { sql: 'o.level = ?', value: asked.level },
        { sql: 'o.reason = ?', value: asked.reason },
        { sql: 'o.passed = ?', value: asked.passed === undefined ? undefined : Number(asked.passed) },
        { sql: 'o.at >= ?', value: asked.from && fromDay(asked.from) },
        { sql: 'o.at < ?', value: asked.to && untilDay(asked.to) },
      ],
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

/** How often each reason was given. */
export function returnReasons(
  ledger: Ledger,
  { campaign, grant }: { readonly campaign?: string; readonly grant: Grant },
): readonly { readonly reason: string; readonly count: number }[] {
  const { sql, values } = scopeOf(grant);
  const conditions = ['o.reason IS NOT NULL', ...sql, ...(campaign === undefined ? [] : ['p.campaign = ?'])];
  return ledger.all(
    `SELECT o.reason, count(*) AS count FROM review_opinion o JOIN problem p ON p.id = o.problem
      WHERE ${conditions.join(' AND ')} GROUP BY o.reason ORDER BY count DESC, o.reason`,
    ...values,
    ...(campaign === undefined ? [] : [campaign]),
  );
}
