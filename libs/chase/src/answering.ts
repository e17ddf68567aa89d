import type { AnswerEscalation, ConfirmReceipt, DeclineProposal, IssueProposal } from './commands.js';
import type { ChaseContext } from './context.js';
import type { ChaseEvent } from './events.js';
import { answerTerm } from './fire.js';
import { maySupervise } from './may-supervise.js';
import { matterOf } from './planned-item.js';
import { receiversOf } from './receivers.js';
import { type ChaseRefusal, refuse } from './refusals.js';
import { rungOf } from './rung-instant.js';
import type { ChaseState } from './state.js';

type Answer = readonly ChaseEvent[] | ChaseRefusal;

/** 签收: by whoever it was sent to, each once. */
export function confirmReceipt({ notice }: ConfirmReceipt, state: ChaseState, { by }: ChaseContext): Answer {
  const found = state.notices[notice];
  if (found === undefined) return refuse('NoticeUnknown');
  if (!found.receivers.includes(by)) return refuse('NotReceiver');
  if (found.received.includes(by)) return refuse('ReceiptRepeated');
  return [{ type: 'ReceiptConfirmed', data: { by, notice } }];
}

/** An answer by one of those whom an instrument was sent to; with it the ladder stops. */
export function answerEscalation(
  { notice, answer }: AnswerEscalation,
  state: ChaseState,
  { by }: ChaseContext,
): Answer {
  const found = state.notices[notice];
  if (found === undefined) return refuse('NoticeUnknown');
  if (found.kind !== 'escalation') return refuse('NothingToAnswer');
  if (!found.receivers.includes(by)) return refuse('NotReceiver');
  if (found.answered) return refuse('AnswerRepeated');
  if (answer.trim() === '') return refuse('AnswerEmpty', '/answer');
  return [{ type: 'EscalationAnswered', data: { by, notice, answer } }];
}

/** 签发: a person answers for what has consequences for a person. Its term begins today. */
export function issueProposal({ notice }: IssueProposal, state: ChaseState, context: ChaseContext): Answer {
  const found = state.notices[notice];
  if (found === undefined) return refuse('NoticeUnknown');
  const { proposal } = found;
  if (proposal === null) return refuse('ProposalNotWaiting');
  if (!maySupervise(context, context.unit)) return refuse('NotSupervisor');
  const owed = context.obligations.find((one) => matterOf(one) === found.matter);
  const rung = rungOf(context.rules, proposal.instrument.code)?.rung;
  // What is no longer owed, or no longer a rung of the rules, is not issued any more: it can be declined.
  if (owed === undefined || rung === undefined) return refuse('ProposalNotWaiting');
  const receivers = receiversOf(rung.receivers, owed.bearer, context);
  return [
    { type: 'Escalated', data: { ...proposal, by: context.by, ...answerTerm(rung, context), receivers } },
  ];
}

export function declineProposal(
  { notice, ground }: DeclineProposal,
  state: ChaseState,
  context: ChaseContext,
): Answer {
  const found = state.notices[notice];
  if (found === undefined) return refuse('NoticeUnknown');
  if (found.proposal === null) return refuse('ProposalNotWaiting');
  if (!maySupervise(context, context.unit)) return refuse('NotSupervisor');
  if (ground.trim() === '') return refuse('GroundEmpty', '/ground');
  return [{ type: 'ProposalDeclined', data: { by: context.by, notice, ground } }];
}
