import { campaignFacts } from '@xiaohao/campaign';
import { type Aggregates, type CommandHandling, CommandRefused, RequestIds } from '@xiaohao/command-handling';
import {
  type DecisionContext,
  type ProblemCommand,
  type ProblemState,
  problemDecider,
} from '@xiaohao/problem';
import { dateInZone } from '@xiaohao/working-calendar';
import { v7 } from 'uuid';
import { problemKind } from '../house/kinds.js';
import type { Registers } from '../house/registers.js';

/**
 * What is written on problems without touching anybody's `If-Match` or signature: what the clock decides by itself, and
 * the other half of a person's merger. Never a decision of a person on this problem, and never a signature.
 */
export class ClockHand {
  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  /**
   * Gives one command as the clock, on the problem as it then stands.
   * @returns whether it was done; false when the problem refuses it or is not there
   */
  async act(problem: string, command: ProblemCommand): Promise<boolean> {
    const { state, revision } = await this.aggregates.load(problemKind, problem);
    if (state.stage === 'absent') return false;
    // Asked before it is sent: most problems have nothing to do, and a refusal needs no turn.
    const context = await this.#context(state, revision, this.now());
    if ('refused' in problemDecider.decide(command, state, context)) return false;
    try {
      await this.handling.execute(problemKind, {
        id: problem,
        command: command.type,
        facts: { actor: { kind: 'clock', id: 'clock' }, correlationId: v7(), ids: new RequestIds() },
        precondition: { kind: 'any' },
        commutative: true,
        decide: async (loaded, now) =>
          problemDecider.decide(
            command,
            loaded.state,
            await this.#context(loaded.state, loaded.revision, now),
          ),
      });
      return true;
    } catch (error) {
      if (error instanceof CommandRefused) return false;
      throw error;
    }
  }

  async #context(state: ProblemState, revision: string, now: string): Promise<DecisionContext> {
    const id = state.stage === 'absent' ? '' : state.facts.campaign;
    const [{ state: campaign }, organisation, calendar] = await Promise.all([
      this.registers.campaign(id),
      this.registers.organisation(),
      this.registers.calendar(),
    ]);
    if (!campaign.exists) throw new Error(`a problem stands in campaign ${id}, which was never opened`);
    const today = dateInZone(now, campaign.zone);
    return {
      actor: { kind: 'clock', id: 'clock' },
      now,
      today,
      campaign: campaignFacts(campaign, today),
      organisation: organisation.state,
      organisationRevision: organisation.revision,
      calendar,
      revision,
      digest: '',
      said: '',
      proof: null,
    };
  }
}
