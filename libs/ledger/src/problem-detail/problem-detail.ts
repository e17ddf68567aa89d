import { table, type View } from '@xiaohao/projection-runtime';
import { mustBeThere, onProblems, problemOf, type Recorded } from '../reading-events/problem-events.js';
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

function identified({ stream, data, metadata, revision, position }: Recorded<'Identified'>): ProblemDocument {
  const { problem: _, by, ...rest } = data;
  return {
    id: problemOf({ stream }),
    ...rest,
    stage: 'identified',
    identifiedAt: metadata.recordedAt,
    identifiedBy: by,
    causes: [],
    mergedInto: null,
    endedGround: null,
    rounds: [],
    finalised: null,
    measures: [],
    extensions: [],
    dueOn: null,
    originalDueOn: null,
    taskForce: null,
    evidence: [],
    signOff: null,
    publicity: null,
    objections: [],
    satisfaction: null,
    closings: [],
    reopenings: [],
    revisits: [],
    lastEventAt: metadata.recordedAt,
    revision,
    position,
  };
}

/** One problem as `GET` shows it. */
export const problemDetail: View = {
  name: 'problem-detail',
  version: 2,
  claims: [
    onProblems(
      {
        Identified(event, rows) {
          rows.put(problemDetailTable, { id: problemOf(event), document: identified(event) });
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
