import type { Decider, Decision } from '@xiaohao/deciding';
import { answerEscalation, confirmReceipt, declineProposal, issueProposal } from './answering.js';
import type { ChaseCommand } from './commands.js';
import type { ChaseContext } from './context.js';
import type { ChaseEvent } from './events.js';
import { evolveChase } from './evolve.js';
import { keepChasing } from './keep-chasing.js';
import type { ChaseRefusalCode } from './refusals.js';
import { type ChaseState, noChase } from './state.js';

function decide(
  command: ChaseCommand,
  state: ChaseState,
  context: ChaseContext,
): Decision<ChaseEvent, ChaseRefusalCode> {
  switch (command.type) {
    case 'KeepChasing':
      return keepChasing(state, context);
    case 'ConfirmReceipt':
      return confirmReceipt(command, state, context);
    case 'AnswerEscalation':
      return answerEscalation(command, state, context);
    case 'IssueProposal':
      return issueProposal(command, state, context);
    case 'DeclineProposal':
      return declineProposal(command, state, context);
    default:
      return command satisfies never;
  }
}

/** The chasing of one problem: its stream stands beside the problem's, so that a reminder disturbs no writer. */
export const chaseDecider: Decider<ChaseCommand, ChaseEvent, ChaseState, ChaseContext, ChaseRefusalCode> = {
  initial: noChase,
  decide,
  evolve: evolveChase,
};
