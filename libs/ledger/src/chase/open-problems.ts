import type { Ledger } from '../asking/ledger.js';

/** Ids of problems that may owe something, in order of id, of one campaign or of all. */
export const openProblems = (
  ledger: Ledger,
  { campaign, after, limit }: { readonly campaign?: string; readonly after?: string; readonly limit: number },
): readonly string[] =>
  ledger
    .all<{ id: string }>(
      `SELECT id FROM problem WHERE id > ? AND (?2 IS NULL OR campaign = ?2)
        AND stage NOT IN ('merged', 'withdrawn') ORDER BY id LIMIT ?3`,
      after ?? '',
      campaign ?? null,
      limit,
    )
    .map(({ id }) => id);
