import { dateInZone } from '@xiaohao/working-calendar';
import type { Acting } from '../acting.js';
import type { RecordRevisit } from '../commands.js';
import { happenedBy } from '../dates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { ClosedProblem, FiledProblem } from '../state.js';
import { written } from '../written.js';

/** A visit finds what was closed: it is not before the day on which the closing was approved. */
function sinceClosing(
  { signOff }: ClosedProblem | FiledProblem,
  visitedOn: string,
  { campaign }: Acting,
): ProblemRefusal | null {
  const approval = signOff.taken.find(({ kind }) => kind === 'approval');
  if (approval === undefined) return null;
  const closedOn = dateInZone(approval.signature.at, campaign.zone);
  return visitedOn < closedOn
    ? refuse('RevisitBeforeClosing', '/visitedOn', { date: visitedOn, closedOn })
    : null;
}

/** Whether a correction still holds is seen by the finder's side. */
export const recordRevisit = rule<RecordRevisit, ClosedProblem | FiledProblem>({
  type: 'RecordRevisit',
  allowed: ({ facts }) =>
    facts.revisits.some(({ holds }) => holds === null) ? null : refuse('NoRevisitOpen'),
  decide({ type: _, ...visit }, state, acting) {
    const { facts } = state;
    const { by, today } = acting;
    const planned = facts.revisits.find(({ id }) => id === visit.revisit);
    if (planned === undefined) return refuse('RevisitUnknown', '/revisit', { revisit: visit.revisit });
    if (planned.holds !== null) return refuse('RevisitAlreadyRecorded', '/revisit');
    const { satisfaction } = visit;
    if (satisfaction !== undefined && !(satisfaction >= 0 && satisfaction <= 100))
      return refuse('PercentOutOfRange', '/satisfaction');
    return (
      happenedBy(today, visit.visitedOn, '/visitedOn') ??
      sinceClosing(state, visit.visitedOn, acting) ??
      written(visit.findings, '/findings') ?? [{ type: 'Revisited', data: { ...visit, by } }]
    );
  },
});
