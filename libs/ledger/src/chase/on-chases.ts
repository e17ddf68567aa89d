import type { ChaseEvent, ChaseEventType } from '@xiaohao/chase';
import type { RecordedEvent } from '@xiaohao/event-log';
import type { Handler, RowStore, StreamClaim } from '@xiaohao/projection-runtime';

/** A chase's event of one type, as it was recorded. */
export type RecordedChase<Type extends ChaseEventType> = Omit<RecordedEvent, 'type' | 'data'> &
  Extract<ChaseEvent, { readonly type: Type }>;

type Handlers = {
  readonly [Type in ChaseEventType]?: (event: RecordedChase<Type>, rows: RowStore) => void;
};

const known: Readonly<Record<ChaseEventType, number>> = {
  ChasePlanned: 1,
  ReminderIssued: 1,
  Overdue: 1,
  ReminderSuppressed: 1,
  EscalationProposed: 1,
  Escalated: 1,
  ProposalDeclined: 1,
  ReceiptConfirmed: 1,
  EscalationAnswered: 1,
  NoResponse: 1,
};

/** The claim of a view that reads what was asked of whom. */
export const onChases = (on: Handlers): StreamClaim => ({
  kind: 'chase',
  known,
  on: on as unknown as Readonly<Record<string, Handler>>,
});

export const chasedProblem = ({ stream }: { readonly stream: string }): string =>
  stream.slice('chase-'.length);
