import { campaignFacts, deadlineRulesOf } from '@xiaohao/campaign';
import { type ChaseContext, chaseDecider } from '@xiaohao/chase';
import {
  type Aggregates,
  type CommandHandling,
  CommandRefused,
  type RequestIds,
} from '@xiaohao/command-handling';
import { edgeProblem } from '@xiaohao/http';
import { obligationsOf } from '@xiaohao/problem';
import { dateInZone } from '@xiaohao/working-calendar';
import { problemKind } from '../house/kinds.js';
import type { Registers } from '../house/registers.js';
import { clockFacts } from './clock-facts.js';
import { chaseKind } from './kinds.js';

/** Keeps the chasing of every problem: what is due is done and what is to come is planned. */
export class ChaseKeeper {
  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
  ) {}

  /**
   * Looks at one problem anew. Nothing is done whose instant is after the trusted one, even where this host's clock
   * is ahead of it. Where nothing is due and nothing has changed, nothing is written.
   * @param trusted instant; the earlier of it and this process's clock counts
   */
  async keep(problem: string, trusted: string): Promise<void> {
    const facts = clockFacts();
    try {
      await this.handling.execute(chaseKind, {
        id: problem,
        command: 'KeepChasing',
        facts,
        precondition: { kind: 'whatever' },
        commutative: true,
        near: true,
        decide: async ({ state }, now) => {
          const at = trusted < now ? trusted : now;
          const context = await this.context(problem, 'clock', at, facts.ids, true);
          return chaseDecider.decide({ type: 'KeepChasing' }, state, context);
        },
      });
    } catch (error) {
      if (error instanceof CommandRefused && error.refusal.refused === 'NothingToChase') return;
      throw error;
    }
  }

  /** What the chasing of a problem is decided on. @throws HttpProblem 404 when there is no such problem */
  async context(
    problem: string,
    by: string,
    now: string,
    ids: RequestIds,
    near = false,
  ): Promise<ChaseContext> {
    const { state } = await this.aggregates.load(problemKind, problem, near);
    if (state.stage === 'absent') throw edgeProblem('NotFound');
    const campaign = (await this.registers.campaign(state.facts.campaign)).state;
    if (!campaign.exists) throw new Error(`problem ${problem} is of no campaign`);
    const { zone } = campaign;
    const today = dateInZone(now, zone);
    const { rules, rulesVersion, panel } = campaignFacts(campaign, today);
    return {
      by,
      now,
      today,
      problem,
      campaign: campaign.id,
      zone,
      unit: state.facts.owner.unit,
      // Whom a notice of a restricted matter may reach is not settled: nobody gets one.
      obligations: state.facts.classification.secrecy === 'restricted' ? [] : obligationsOf(state, zone),
      rules: deadlineRulesOf(rules),
      rulesVersion,
      calendar: await this.registers.calendar(),
      organisation: (await this.registers.organisation()).state,
      panel: panel.map(({ person }) => person),
      idOf: (name) => ids.of(name),
    };
  }
}
