import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import { firstOfLetteredSeries } from '../problem-list/ordinal.js';
import { type Cell, type SuppressedCounts, suppressSmall } from './suppress-small.js';

/** By what restricted problems are counted for those who do not see them: one dimension, and no filter. */
export const restrictedDimensions = [
  'campaign',
  'stage',
  'unit',
  'category',
  'source',
  'severity',
  'identifiedMonth',
] as const;
export type RestrictedDimension = (typeof restrictedDimensions)[number];

/**
 * How many restricted problems have each value, small counts held back. Always over all of them: two tables over
 * different parts could be taken from one another.
 */
export function countRestricted(
  ledger: Ledger,
  { by, threshold }: { readonly by: RestrictedDimension; readonly threshold: number },
): SuppressedCounts {
  if (!restrictedDimensions.includes(by))
    throw new InvalidQuery('by', `one of ${restrictedDimensions.join(', ')}`);
  const counted = ledger.all<Cell>(
    `SELECT p.${by} AS value, count(*) AS count FROM problem p WHERE p.ordinal >= ${firstOfLetteredSeries} GROUP BY 1 ORDER BY 1`,
  );
  return suppressSmall(counted, threshold);
}
