import { isRefusal } from '@xiaohao/deciding';
import { chaseDecider } from '../chase-decider.js';
import type { ChaseContext } from '../context.js';
import type { ChaseEvent } from '../events.js';
import { keyOf } from '../planned-item.js';
import type { ChaseState, ReachedRung } from '../state.js';

/** Names of notices: of a recorded one, the item that it came of. */
export type NoticeKeys = ReadonlyMap<string, string>;

/** The notices that events made, with the items that they came of. */
export const noticeKeysIn = (events: readonly ChaseEvent[]): readonly (readonly [string, string])[] =>
  events.flatMap(({ data }) =>
    'notice' in data && 'rule' in data ? [[data.notice, keyOf(data)] as const] : [],
  );

const subjectOf = (matter: string): string => matter.slice(0, matter.lastIndexOf(' '));

/** The instrument about the same thing that went out last. */
function lastInstrument(state: ChaseState, key: string): ReachedRung | undefined {
  const subject = key.slice(0, key.indexOf(' '));
  return Object.entries(state.matters)
    .filter(([matter]) => subjectOf(matter) === subject)
    .flatMap(([, { rungs }]) => rungs)
    .findLast(({ standing }) => standing === 'issued');
}

/**
 * What a person's act would have been where other notices were told. A receipt, an issue and a decline need the same
 * notice; an answer stops the ladder over the same thing, whichever of its instruments had gone out by then. Null
 * where there was nothing to say it to.
 */
export function handOver(
  { type, data }: ChaseEvent,
  state: ChaseState,
  keys: NoticeKeys,
  context: ChaseContext,
): readonly ChaseEvent[] | null {
  if (!('notice' in data)) return null;
  const key = keys.get(data.notice) ?? '';
  const notice = state.notices[data.notice] === undefined ? key : data.notice;
  const there = state.notices[notice];
  const asked = { ...context, by: data.by };
  const decided = (command: Parameters<typeof chaseDecider.decide>[0]): readonly ChaseEvent[] | null => {
    const decision = chaseDecider.decide(command, state, asked);
    return isRefusal(decision) ? null : decision;
  };
  switch (type) {
    case 'ReceiptConfirmed':
      return decided({ type: 'ConfirmReceipt', notice });
    case 'Escalated':
      return decided({ type: 'IssueProposal', notice });
    case 'ProposalDeclined':
      return decided({ type: 'DeclineProposal', notice, ground: data.ground });
    case 'EscalationAnswered': {
      const same = there?.kind === 'escalation' && there.proposal === null;
      const answered = same ? notice : lastInstrument(state, key)?.notice;
      return answered === undefined
        ? null
        : [{ type, data: { by: data.by, notice: answered, answer: data.answer } }];
    }
    default:
      return null;
  }
}
