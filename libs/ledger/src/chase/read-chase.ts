import type { Grant } from '@xiaohao/access';
import type { Ledger } from '../asking/ledger.js';
import { seesProblem } from '../asking/scope.js';
import { type DeliveryRow, delivery } from '../delivery/deliveries.js';
import { type OutcomeRow, outcome } from './notice.js';
import { type TodoRow, todo } from './todo.js';

/** 催办台账 of one problem: what is planned, and all that ever came of what was due. */
export interface ChaseOfProblem {
  readonly planned: readonly TodoRow[];
  readonly outcomes: readonly (OutcomeRow & { readonly mail: readonly DeliveryRow[] })[];
}

/** Null when there is no such problem that the reader sees. */
export function readChase(
  ledger: Ledger,
  { problem, grant }: { readonly problem: string; readonly grant: Grant },
): ChaseOfProblem | null {
  if (!seesProblem(ledger, grant, problem)) return null;
  const mails = ledger.rows(delivery, 'WHERE t.problem = ? ORDER BY t.notice, t.person', problem);
  return {
    planned: ledger.rows(todo, 'WHERE t.problem = ? ORDER BY t.place', problem),
    outcomes: ledger
      .rows(outcome, 'WHERE t.problem = ? ORDER BY t.recordedAt, t.at, t.subject, t.rule', problem)
      .map((row) => ({ ...row, mail: mails.filter(({ notice }) => notice === row.notice) })),
  };
}
