import { type CampaignState, campaignFacts } from '@xiaohao/campaign';
import type { Aggregates } from '@xiaohao/command-handling';
import { CommandRefused, type Loaded, type Precondition } from '@xiaohao/command-handling';
import { comparePositions } from '@xiaohao/event-log';
import { edgeProblem, HttpProblem, problemOfRefusal } from '@xiaohao/http';
import {
  type Actor,
  commutativeCommands,
  type DecisionContext,
  type MergeProblem,
  type ProblemCommand,
  type ProblemRefusalCode,
  type ProblemState,
  problemDecider,
  problemRefusals,
} from '@xiaohao/problem';
import type { Proof } from '@xiaohao/signing';
import type { Challenge } from '@xiaohao/signing/challenges';
import { dateInZone } from '@xiaohao/working-calendar';
import type { CommandAnswer, CommandDesk } from '../desk/command-desk.js';
import { requireHappened } from '../desk/stated-time.js';
import { campaignKind, problemKind } from '../house/kinds.js';
import type { Registers } from '../house/registers.js';
import { withinRest } from '../identity/answer-span.js';
import type { Acts, Asked } from '../identity/asked.js';
import type { NumberLoan } from '../numbers/number-loan.js';
import type { Numbers } from '../numbers/numbers.js';
import type { SigningDesk } from '../signing/signing-desk.js';
import type { ClockHand } from './clock-hand.js';
import { digestsOf } from './digests-of.js';
import { type Mergers, targetIn } from './mergers.js';
import { numberTaken } from './number-taken.js';
import { type PermittedAction, permittedActions } from './permitted-actions.js';
import type { ProblemErrand } from './problem-errand.js';
import { signingFacts, standsAgainstSigning } from './signing-facts.js';

/** What a decision is about beside the problem itself. */
interface Around {
  readonly command?: ProblemCommand | undefined;
  /** Of a problem that is not there yet. */
  readonly campaignOfNew?: string | undefined;
  /** As it stood; default: as it stands. */
  readonly campaign?: CampaignState | undefined;
}

/** Everything that is asked of problems passes here: facts are gathered, the aggregate decides. */
export class ProblemDesk {
  constructor(
    private readonly desk: CommandDesk,
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
    private readonly numbers: Numbers,
    private readonly signing: SigningDesk,
    private readonly clockHand: ClockHand,
    private readonly mergers: Mergers,
    private readonly now: () => string,
  ) {}

  /** Carries a command out, with a number where it needs one. @throws HttpProblem with the domain's refusal */
  act(asked: Asked, errand: ProblemErrand): Promise<CommandAnswer> {
    return withinRest(asked, () => this.#act(asked, errand));
  }

  async #act(asked: Asked, errand: ProblemErrand): Promise<CommandAnswer> {
    const { command } = errand;
    const precondition: Precondition =
      command.type === 'IdentifyProblem' ? { kind: 'fresh' } : asked.matching();
    const calendar = await this.registers.calendar();
    try {
      const refused = () => {
        requireHappened(asked.facts.happenedAt, this.now());
        return this.wouldRefuse(errand.problem, command, asked);
      };
      const keyed = asked.facts.keyed !== undefined;
      const merging = { by: asked.facts.actor.id, precondition, keyed, refused };
      const ready = (await this.desk.isRepeated(asked)) ? errand : await this.mergers.ready(errand, merging);
      const answer = await this.numbers.lending(numberTaken(command), (loan) =>
        this.#carryOut(asked, ready, precondition, loan),
      );
      // It may have been decided with a calendar that was changed before it was written.
      if ((await this.registers.calendar()) !== calendar)
        await this.clockHand.act(errand.problem, { type: 'RederiveDates' });
      return answer;
    } catch (error) {
      throw error instanceof CommandRefused ? await this.#refused(error, errand, asked) : error;
    }
  }

  /** Every command with whether this caller may give it now. */
  async actions(problem: string, acts: Acts): Promise<readonly PermittedAction[]> {
    const loaded = await this.aggregates.load(problemKind, problem);
    if (loaded.state.stage === 'absent') throw edgeProblem('NotFound');
    const context = await this.#context(loaded, acts, this.now());
    return permittedActions(loaded.state, context);
  }

  /**
   * The commands that this caller might have given after each of these entries, by revision, at the instant at which
   * it was recorded: by the problem and the campaign as they stood, and by the posts of that day as they are known now.
   */
  async actionsAlong(
    problem: string,
    acts: Acts,
    entries: readonly { readonly revision: string; readonly recordedAt: string }[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const wanted = new Map(entries.map(({ revision, recordedAt }) => [revision, recordedAt]));
    const found = new Map<string, readonly string[]>();
    let campaigns: readonly (Loaded<CampaignState> & { readonly position: string })[] | undefined;
    for (const loaded of await this.aggregates.along(problemKind, problem)) {
      const instant = wanted.get(loaded.revision);
      if (instant === undefined || loaded.state.stage === 'absent') continue;
      campaigns ??= await this.aggregates.along(campaignKind, loaded.state.facts.campaign);
      const campaign = campaigns.findLast(
        ({ position }) => comparePositions(position, loaded.position) <= 0,
      )?.state;
      const context = await this.#context(loaded, acts, instant, { campaign });
      const permitted = permittedActions(loaded.state, context).filter((action) => action.permitted);
      found.set(
        loaded.revision,
        permitted.map(({ command }) => command),
      );
    }
    return found;
  }

  /** Another problem of the ledger as a merger looks at it. */
  async target(problem: string): Promise<MergeProblem['target']> {
    return targetIn((await this.aggregates.load(problemKind, problem)).state);
  }

  /** The refusal that this command would meet now, or null: nothing is written. */
  async wouldRefuse(problem: string, command: ProblemCommand, acts: Acts): Promise<HttpProblem | null> {
    const loaded = await this.aggregates.load(problemKind, problem);
    if (loaded.state.stage === 'absent') return edgeProblem('NotFound');
    const context = await this.#context(loaded, acts, this.now(), { command });
    const decision = problemDecider.decide(command, loaded.state, context);
    return 'refused' in decision ? problemOfRefusal(decision, problemRefusals[decision.refused]) : null;
  }

  /** What this caller would sign with this command now. @throws HttpProblem when anything stands against it */
  async challenge(problem: string, command: ProblemCommand, acts: Acts): Promise<Challenge> {
    const loaded = await this.aggregates.load(problemKind, problem);
    if (loaded.state.stage === 'absent') throw edgeProblem('NotFound');
    const context = await this.#context(loaded, acts, this.now(), { command });
    const facts = signingFacts(problem, command, context);
    if (facts === null) throw new Error(`${command.type} signs nothing`);
    const refusal = standsAgainstSigning(command, loaded.state, context);
    if (refusal !== null) {
      const error = new CommandRefused(problemKind.name, refusal, loaded.revision);
      throw await this.#refused(error, { problem, command }, acts);
    }
    return this.signing.challenge(facts, acts.caller, context.now);
  }

  #carryOut(
    asked: Asked,
    errand: ProblemErrand,
    precondition: Precondition,
    loan: NumberLoan | undefined,
  ): Promise<CommandAnswer> {
    const { command } = errand;
    return this.desk.carryOut(problemKind, asked, {
      id: errand.problem,
      command: command.type,
      precondition,
      commutative: commutativeCommands.has(command.type),
      ...(errand.location === undefined ? {} : { location: errand.location }),
      decide: async (loaded, now) => {
        const context = await this.#context(loaded, asked, now, { campaignOfNew: errand.campaign, command });
        const proof = await this.#prove(asked.caller, errand, loaded.state, context);
        const series = numberTaken(command)?.seriesFor(loaded.state);
        const number = series && (await loan?.take(now, series));
        const numbered = { ...command, ...number } as ProblemCommand;
        const decision = problemDecider.decide(numbered, loaded.state, { ...context, proof });
        loan?.spendIfIn(decision);
        return decision;
      },
      stoodAlready: () => loan?.leave(),
      tell: (state) => ({
        ...(state.stage === 'absent' ? {} : { number: state.facts.number, stage: state.stage }),
        ...(errand.created ? { created: errand.created } : {}),
      }),
    });
  }

  /** What proves the signature that a command gives; asked for only when nothing else stands against it. */
  async #prove(
    caller: Acts['caller'],
    { problem, command, challenge }: ProblemErrand,
    state: ProblemState,
    context: DecisionContext,
  ): Promise<Proof | null> {
    const facts = signingFacts(problem, command, context);
    if (facts === null || challenge === undefined || standsAgainstSigning(command, state, context))
      return null;
    return this.signing.prove(challenge, facts, caller, context.now);
  }

  async #context(
    { state, revision }: Loaded<ProblemState>,
    { caller, onBehalfOf }: Acts,
    now: string,
    { command, campaignOfNew, campaign: then }: Around = {},
  ): Promise<DecisionContext> {
    const campaignId = state.stage === 'absent' ? campaignOfNew : state.facts.campaign;
    const campaign = then ?? (await this.registers.campaign(campaignId ?? '')).state;
    if (!campaign.exists)
      throw edgeProblem('FieldInvalid', {
        errors: [
          {
            pointer: '/campaign',
            code: 'CampaignUnknown',
            zh: '专项不存在',
            en: 'the campaign is not known',
          },
        ],
      });
    const organisation = await this.registers.organisation();
    const today = dateInZone(now, campaign.zone);
    const actor: Actor = {
      kind: 'person',
      id: caller.id,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    };
    return {
      actor,
      now,
      today,
      campaign: campaignFacts(campaign, today),
      organisation: organisation.state,
      organisationRevision: organisation.revision,
      calendar: await this.registers.calendar(),
      revision,
      ...digestsOf(state, command),
      proof: null,
    };
  }

  async #refused(error: CommandRefused, errand: ProblemErrand, acts: Acts): Promise<HttpProblem> {
    const code = error.refusal.refused as ProblemRefusalCode;
    const entry = problemRefusals[code];
    if (entry.status !== 409 || errand.command.type === 'IdentifyProblem')
      return problemOfRefusal(error.refusal, entry);
    const possible = (await this.actions(errand.problem, acts)).filter(({ permitted }) => permitted);
    return problemOfRefusal(error.refusal, entry, {
      extensions: { revision: error.revision, possible: possible.map(({ command }) => command) },
    });
  }
}
