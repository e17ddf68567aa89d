import type { RecordRevisit } from '../commands.js';
import { happenedBy } from '../dates.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { ClosedProblem, FiledProblem } from '../state.js';
import { written } from '../written.js';

/** Whether a correction still holds is seen by the finder's side. */
export const recordRevisit = rule<RecordRevisit, ClosedProblem | FiledProblem>({
  type: 'RecordRevisit',
  allowed: () => null,
  decide({ type: _, ...visit }, { facts }, { by, today }) {
    const planned = facts.revisits.find(({ id }) => id === visit.revisit);
    if (planned === undefined) return refuse('RevisitUnknown', '/revisit', { revisit: visit.revisit });
    if (planned.holds !== null) return refuse('RevisitAlreadyRecorded', '/revisit');
    const { satisfaction } = visit;
    if (satisfaction !== undefined && !(satisfaction >= 0 && satisfaction <= 100))
      return refuse('PercentOutOfRange', '/satisfaction');
    return (
      happenedBy(today, visit.visitedOn, '/visitedOn') ??
      written(visit.findings, '/findings') ?? [{ type: 'Revisited', data: { ...visit, by } }]
    );
  },
});
