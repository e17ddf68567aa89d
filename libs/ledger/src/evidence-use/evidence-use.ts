import type { Grant } from '@xiaohao/access';
import { table, type View } from '@xiaohao/projection-runtime';
import type { Ledger } from '../asking/ledger.js';
import { mostRows } from '../asking/most-rows.js';
import type { Rows } from '../asking/rows.js';
import { scopeOf, where } from '../asking/scope.js';
import { onProblems, problemOf } from '../reading-events/problem-events.js';

export interface EvidenceUseRow {
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  readonly problem: string;
  readonly evidence: string;
  readonly name: string;
  readonly at: string;
}

const evidenceUse = table<EvidenceUseRow>({
  name: 'evidence_use',
  columns: { digest: 'hex', problem: 'text', evidence: 'text', name: 'text', at: 'text' },
  key: ['problem', 'evidence'],
  indexes: [{ columns: ['digest', 'problem'] }],
});

/** Which file proves what; a file that was superseded has been used nevertheless. */
export const evidenceUses: View = {
  name: 'evidence-use',
  version: 1,
  claims: [
    onProblems({
      EvidenceAttached(event, rows) {
        const { evidence, file } = event.data;
        const at = event.metadata.recordedAt;
        rows.put(evidenceUse, {
          digest: file.digest,
          problem: problemOf(event),
          evidence,
          name: file.name,
          at,
        });
      },
      EvidenceSuperseded(event, rows) {
        const { replacement: evidence, file } = event.data;
        const at = event.metadata.recordedAt;
        rows.put(evidenceUse, {
          digest: file.digest,
          problem: problemOf(event),
          evidence,
          name: file.name,
          at,
        });
      },
    }),
  ],
  tables: [evidenceUse],
};

/** Where one file is used, as far as the reader sees; at most {@link mostRows}. */
export function usesOfFile(
  ledger: Ledger,
  { digest, grant }: { readonly digest: string; readonly grant: Grant },
): readonly EvidenceUseRow[] {
  const { sql, values } = scopeOf(grant);
  const conditions = ['t.digest = ?', ...sql].join(' AND ');
  return ledger.rows(
    evidenceUse,
    `JOIN problem p ON p.id = t.problem WHERE ${conditions} ORDER BY t.at, t.problem, t.evidence LIMIT ${mostRows}`,
    ...values,
    Buffer.from(digest, 'hex'),
  );
}

/** What the last use of a file that the reader sees calls it; null where there is none. */
export function nameOfFile(
  ledger: Ledger,
  { digest, grant }: { readonly digest: string; readonly grant: Grant },
): string | null {
  const { sql, values } = scopeOf(grant);
  const conditions = ['e.digest = ?', ...sql].join(' AND ');
  const [last] = ledger.all<{ name: string }>(
    `SELECT e.name FROM evidence_use e JOIN problem p ON p.id = e.problem WHERE ${conditions}
      ORDER BY e.at DESC, e.problem DESC, e.evidence DESC LIMIT 1`,
    ...values,
    Buffer.from(digest, 'hex'),
  );
  return last?.name ?? null;
}

/** Whether something that the reader sees relies on this file. */
export function seesFile(from: Rows, grant: Grant, digest: string): boolean {
  const { sql, values } = scopeOf(grant);
  const conditions = ['e.digest = ?', ...sql].join(' AND ');
  const found = from.one(
    `SELECT 1 FROM evidence_use e JOIN problem p ON p.id = e.problem WHERE ${conditions} LIMIT 1`,
    ...values,
    Buffer.from(digest, 'hex'),
  );
  return found !== undefined;
}

export interface SharedFile {
  readonly digest: string;
  readonly name: string;
  readonly problems: number;
}

/** Files that prove something in more than one problem that the reader sees, the most used first; at most 200. */
export function sharedFiles(
  ledger: Ledger,
  { limit = 50, grant }: { readonly limit?: number; readonly grant: Grant },
): readonly SharedFile[] {
  const { sql, values } = scopeOf(grant);
  return ledger.all(
    `SELECT lower(hex(e.digest)) AS digest, min(e.name) AS name, count(DISTINCT e.problem) AS problems
      FROM evidence_use e JOIN problem p ON p.id = e.problem${where(sql)}
      GROUP BY e.digest HAVING problems > 1 ORDER BY problems DESC, digest LIMIT ?`,
    ...values,
    Math.max(1, Math.min(200, Math.trunc(limit))),
  );
}
