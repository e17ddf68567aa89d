import { table, type View } from '@xiaohao/projection-runtime';
import { mustBeThere, onProblems, problemOf } from '../reading-events/problem-events.js';
import { beginDocument } from './begin-document.js';
import type { ProblemDocument } from './document.js';
import { foldProblem } from './fold-problem.js';

/** The whole problem under its id. */
export interface ProblemDetailRow {
  readonly id: string;
  readonly document: ProblemDocument;
}

export const problemDetailTable = table<ProblemDetailRow>({
  name: 'problem_detail',
  columns: { id: 'text', document: 'json' },
  key: ['id'],
  heap: true,
  cached: 500,
});

/** One problem as `GET` shows it. */
export const problemDetail: View = {
  name: 'problem-detail',
  version: 7,
  claims: [
    onProblems(
      {
        Identified(event, rows) {
          rows.put(problemDetailTable, { id: problemOf(event), document: beginDocument(event) });
        },
      },
      (event, rows) => {
        if (event.type === 'Identified') return;
        const id = problemOf(event);
        const { document } = mustBeThere(rows.get(problemDetailTable, id), 'problem', id);
        rows.put(problemDetailTable, { id, document: foldProblem(document, event) });
      },
    ),
  ],
  tables: [problemDetailTable],
};
