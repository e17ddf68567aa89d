export { type CountAsOf, countAsOf, type PlaceTold } from './as-of/count-as-of.js';
export { type ListAsOf, listAsOf, type PastPage } from './as-of/list-as-of.js';
export { PastFile, type PastFileOptions, PastFileSpent, pastVersions } from './as-of/past-file.js';
export {
  type PastQueryName,
  type PastQueryParams,
  type PastQueryResult,
  pastQueries,
} from './as-of/past-queries.js';
export type { Movements, StepAsOf } from './as-of/step-as-of.js';
export { readCursor, writeCursor } from './asking/cursor.js';
export * from './asking/ledger.js';
export type { Page, PageAsked } from './asking/pages.js';
export { Rows } from './asking/rows.js';
export { seesProblem } from './asking/scope.js';
export type { RulesSimulation, SimulatedProblem } from './back-test/simulate-rules.js';
export type { CampaignRow, RulesVersionRow } from './campaigns/campaigns.js';
export type { DueTodo } from './chase/due-todos.js';
export type { InboxLine, ListInbox, NoticeFacts } from './chase/list-inbox.js';
export type { ListTodos, TodoLine } from './chase/list-todos.js';
export type { OutcomeRow } from './chase/notice.js';
export type { ChaseOfProblem } from './chase/read-chase.js';
export type { TodoRow } from './chase/todo.js';
export { problemOfRow } from './checking/problem-of-row.js';
export { type CommandSeen, mayBeSeen } from './commands-seen/command-by-key.js';
export { isKeyRemembered } from './commands-seen/commands-seen.js';
export * from './counts/count-problems.js';
export { type RestrictedDimension, restrictedDimensions } from './counts/count-restricted.js';
export type { SuppressedCounts } from './counts/suppress-small.js';
export type { DeadReceiver } from './delivery/dead-receivers.js';
export { type EvidenceUseRow, type SharedFile, seesFile } from './evidence-use/evidence-use.js';
export type { IntakeRow } from './intakes/intakes.js';
export type { IntakeDocument, ListIntakes } from './intakes/list-intakes.js';
export { seesIntake, seesReporter } from './intakes/scope-of-intakes.js';
export type { IdenticalMeasures, ListMeasures, MeasureLine } from './measures/list-measures.js';
export type { NumberBlock, SettledSeries, UsedNumber } from './numbers/numbers.js';
export { type AskUnusedNumbers, openSeries, type UnusedNumbers } from './numbers/unused-numbers.js';
export type { AppointmentRow, PersonRow } from './organisation/person-row.js';
export type { PersonLine } from './organisation/read-organisation.js';
export type { UnitRow } from './organisation/unit-row.js';
export type { BackDated } from './past/back-dated.js';
export type { Past } from './past/choose-events.js';
export type { FieldChange } from './past/field-changes.js';
export type { AskHistory, HistoryEntry, HistoryPage } from './past/history.js';
export { type Point, pointOf } from './past/point.js';
export type { DiffSide, ProblemAsOf, ProblemDiff } from './past/problem-as-of.js';
export type * from './problem-detail/document.js';
export * from './problem-list/filter.js';
export { ordinalOf } from './problem-list/ordinal.js';
export type { ProblemLine, ProblemPage } from './problem-list/page-of-list.js';
export type { ListComparison, ListVersion } from './problem-lists/list-versions.js';
export type { ListEntryRow } from './problem-lists/problem-lists.js';
export type { ProvedSignature } from './problem-signatures/problem-signatures.js';
export * from './queries.js';
export type { ProposedRevisit } from './relapses/proposed-revisits.js';
export {
  type CountReturns,
  type ReturnDimension,
  returnDimensions,
} from './review-register/count-returns.js';
export type { ListOpinions, OpinionLine } from './review-register/list-opinions.js';
export type { ListSignatures, SignatureLine } from './sign-off-register/list-signatures.js';
export type { PostingRow } from './snail-board/snail-board.js';
export { dividedKind, ledgerViews } from './views.js';
