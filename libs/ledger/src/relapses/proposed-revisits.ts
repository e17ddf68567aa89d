import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, readPage, unitsUnder } from '../asking/pages.js';
import { scopeOf } from '../asking/scope.js';

export interface ProposedRevisit {
  readonly problem: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly category: string;
  readonly closedAt: string;
  readonly ordinal: number;
  /** Later problems of the same unit and category that still stand and that the reader sees. */
  readonly later: number;
  /** The first of them. */
  readonly laterNumber: string;
}

const similar = `l.unit = p.unit AND l.category = p.category AND l.identifiedAt > p.closedAt AND l.stage NOT IN ('merged', 'withdrawn')`;

/** 复发: what was closed and came again at the same unit; the latest closed number first. */
export function proposedRevisits(
  ledger: Ledger,
  asked: PageAsked & { readonly campaign?: string; readonly unit?: string },
): Page<ProposedRevisit> {
  // The page's own scope binds the values of this one too: both name them.
  const like = [similar, ...scopeOf(asked.grant, 'l').sql].join(' AND ');
  return readPage(
    ledger,
    {
      name: 'relapses',
      select: `SELECT p.id AS problem, p.number, p.title, p.unit, p.category, p.closedAt, p.ordinal,
        (SELECT count(*) FROM problem l WHERE ${like}) AS later,
        (SELECT l.number FROM problem l WHERE ${like} ORDER BY l.ordinal LIMIT 1) AS laterNumber FROM problem p`,
      restrictions: [
        { sql: 'p.campaign = ?', value: asked.campaign },
        { sql: `p.unit IN (${unitsUnder})`, value: asked.unit },
        {
          sql: `p.stage IN ('closed', 'filed') AND EXISTS (SELECT 1 FROM problem l WHERE ${like}) = ?`,
          value: 1,
        },
      ],
      order: [['p.ordinal', 'ordinal']],
      direction: 'desc',
    },
    asked,
  );
}
