import { isRefusal } from '@xiaohao/deciding';
import type { OrganisationContext, OrganisationDecision } from './deciding.js';
import type { Organisation } from './organisation.js';
import { no } from './refusals.js';
import {
  asksTheSame,
  concerned,
  type ProposalCommand,
  proposalOf,
  type WeightyCommand,
} from './two-persons.js';

type Settle = (
  command: WeightyCommand,
  state: Organisation,
  context: OrganisationContext,
) => OrganisationDecision;

/** A change that gives power waits, once nothing else stands against it. */
export function propose(
  command: WeightyCommand,
  state: Organisation,
  context: OrganisationContext,
  settle: Settle,
): OrganisationDecision {
  const decision = settle(command, state, context);
  if (isRefusal(decision)) return decision;
  for (const waiting of state.proposals.values())
    if (asksTheSame(waiting.command, command)) return no('ProposedAlready');
  const { by, now: at } = context;
  return [{ type: 'ChangeProposed', data: { proposal: proposalOf(command), by, at, command } }];
}

/** What a second person says to it. Decided anew on what stands now, in the name of whoever proposed it. */
export function decideProposals(
  command: ProposalCommand,
  state: Organisation,
  context: OrganisationContext,
  settle: Settle,
): OrganisationDecision {
  const { by } = context;
  const waiting = state.proposals.get(command.proposal);
  if (waiting === undefined) return no('ProposalUnknown');
  if (command.type === 'DeclineChange')
    return [{ type: 'ChangeDeclined', data: { proposal: waiting.id, by, ground: command.ground } }];
  if (waiting.by === by) return no('ConfirmedByProposer');
  if (concerned(waiting.command).includes(by)) return no('ConfirmedByConcerned');
  const decision = settle(waiting.command, state, { ...context, by: waiting.by });
  return isRefusal(decision)
    ? decision
    : [{ type: 'ChangeConfirmed', data: { proposal: waiting.id, by } }, ...decision];
}
