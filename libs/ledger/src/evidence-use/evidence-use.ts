import { table, type View } from '@xiaohao/projection-runtime';
import type { Ledger } from '../asking/ledger.js';
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

/** Where one file is used. */
export const usesOfFile = (
  ledger: Ledger,
  { digest }: { readonly digest: string },
): readonly EvidenceUseRow[] =>
  ledger.rows(
    evidenceUse,
    'WHERE t.digest = ? ORDER BY t.at, t.problem, t.evidence LIMIT 500',
    Buffer.from(digest, 'hex'),
  );

export interface SharedFile {
  readonly digest: string;
  readonly name: string;
  readonly problems: number;
}

/** Files that prove something in more than one problem, the most used first; at most 200. */
export const sharedFiles = (
  ledger: Ledger,
  { limit = 50 }: { readonly limit?: number },
): readonly SharedFile[] =>
  ledger.all(
    `SELECT lower(hex(digest)) AS digest, min(name) AS name, count(DISTINCT problem) AS problems FROM evidence_use
      GROUP BY evidence_use.digest HAVING problems > 1 ORDER BY problems DESC, digest LIMIT ?`,
    Math.max(1, Math.min(200, Math.trunc(limit))),
  );
