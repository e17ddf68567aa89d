import type { Acting } from './acting.js';
import type { Facts } from './facts.js';
import { type ProblemRefusal, refuse } from './refuse.js';

/**
 * The owner's columns: its own side, its support units, and whoever is accountable for a measure. To have had a
 * hand in it is not enough: whoever has gone to another unit leaves the writing to those who are there.
 */
export function mayCorrect({ measures }: Facts, { bearing, standIn, by }: Acting): ProblemRefusal | null {
  const here = bearing.posts.some(({ unit }) => unit === 'own' || unit === 'below' || unit === 'support');
  return here ||
    bearing.relations.includes('owner') ||
    measures.some(({ content }) => content.person === (standIn?.principal ?? by))
    ? null
    : refuse('NotOfCorrectingSide');
}
