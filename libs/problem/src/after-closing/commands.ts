import type { DateText, Id } from '../identification/events.js';
import type { RevisitKind } from '../vocabulary.js';

export interface PlanRevisit {
  readonly type: 'PlanRevisit';
  readonly revisit: Id;
  readonly kind: RevisitKind;
  readonly dueOn: DateText;
  readonly ground: string;
}
export interface RecordRevisit {
  readonly type: 'RecordRevisit';
  readonly revisit: Id;
  readonly visitedOn: DateText;
  readonly findings: string;
  readonly holds: boolean;
  readonly satisfaction?: number;
}
export interface ReopenProblem {
  readonly type: 'ReopenProblem';
  readonly ground: string;
  readonly text: string;
  readonly dueOn: DateText;
}
