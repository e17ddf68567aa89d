import type { Grant } from '@xiaohao/access';
import type { Horizon } from '@xiaohao/problem';
import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, readPage, unitsUnder } from '../asking/pages.js';
import { scopeOf, where } from '../asking/scope.js';
import type { MeasureRow } from './measures.js';

export interface ListMeasures extends PageAsked {
  readonly problem?: string;
  readonly campaign?: string;
  /** That has the problem: this unit and every unit under it. */
  readonly unit?: string;
  readonly person?: string;
  readonly leader?: string;
  readonly horizon?: Horizon;
  readonly open?: boolean;
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

/** A measure with what is needed to know its problem. */
export interface MeasureLine extends Omit<MeasureRow, 'sameness'> {
  readonly number: string;
  readonly title: string;
  readonly problemUnit: string;
  readonly category: string;
}

const select = `SELECT m.problem, m.measure, m.text, m.unit, m.leader, m.person, m.horizon, m.originalDueOn, m.dueOn,
  m.revisions, m.extensions, m.lateApplications, m.percent, m.completedAt, p.number, p.title, p.unit AS problemUnit, p.category
  FROM measure m JOIN problem p ON p.id = m.problem`;

/** The soonest due first. */
export const listMeasures = (ledger: Ledger, asked: ListMeasures): Page<MeasureLine> =>
  readPage(
    ledger,
    {
      name: 'measures',
      select,
      restrictions: [
        { sql: 'm.problem = ?', value: asked.problem },
        { sql: 'p.campaign = ?', value: asked.campaign },
        { sql: `p.unit IN (${unitsUnder})`, value: asked.unit },
        { sql: 'm.person = ?', value: asked.person },
        { sql: 'm.leader = ?', value: asked.leader },
        { sql: 'm.horizon = ?', value: asked.horizon },
        {
          sql: '(m.completedAt IS NULL) = ?',
          value: asked.open === undefined ? undefined : Number(asked.open),
        },
        { sql: 'm.dueOn >= ?', value: asked.dueFrom },
        { sql: 'm.dueOn <= ?', value: asked.dueTo },
      ],
      order: [
        ['m.dueOn', 'dueOn'],
        ['m.problem', 'problem'],
        ['m.measure', 'measure'],
      ],
      direction: 'asc',
    },
    asked,
  );

/** One wording that stands against problems of different kinds. */
export interface IdenticalMeasures {
  readonly text: string;
  readonly problems: number;
  readonly categories: number;
  readonly examples: readonly {
    readonly problem: string;
    readonly number: string;
    readonly category: string;
  }[];
}

/** 一刀切: the same words for problems of unlike categories, the most frequent first; at most 200. */
export function identicalMeasures(
  ledger: Ledger,
  {
    campaign,
    limit = 50,
    grant,
  }: { readonly campaign?: string; readonly limit?: number; readonly grant: Grant },
): readonly IdenticalMeasures[] {
  const { sql, values } = scopeOf(grant);
  const conditions = [...sql, ...(campaign === undefined ? [] : ['p.campaign = ?'])];
  const rows = ledger.all<{ text: string; problems: number; categories: number; examples: string }>(
    `SELECT min(m.text) AS text, count(DISTINCT m.problem) AS problems, count(DISTINCT p.category) AS categories,
      json_group_array(json_object('problem', p.id, 'number', p.number, 'category', p.category) ORDER BY p.ordinal) AS examples
      FROM measure m JOIN problem p ON p.id = m.problem${where(conditions)}
      GROUP BY m.sameness HAVING problems > 1 AND categories > 1 ORDER BY problems DESC, text LIMIT ?`,
    ...values,
    ...(campaign === undefined ? [] : [campaign]),
    Math.max(1, Math.min(200, Math.trunc(limit))),
  );
  return rows.map((row) => ({ ...row, examples: JSON.parse(row.examples).slice(0, 20) }));
}
