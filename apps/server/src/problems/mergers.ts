import { type Aggregates, hold, type Precondition, PreconditionFailed } from '@xiaohao/command-handling';
import type { HttpProblem } from '@xiaohao/http';
import { beforeFinalStages, type MergeProblem, openStages, type ProblemState } from '@xiaohao/problem';
import { problemKind } from '../house/kinds.js';
import type { ClockHand } from './clock-hand.js';
import type { ProblemErrand } from './problem-errand.js';

const beforeFinal: ReadonlySet<string> = new Set(beforeFinalStages);
const isOpen: ReadonlySet<string> = new Set(openStages);

/** Another problem of the ledger as a merger looks at it; null for one that is not there. */
export function targetIn(state: ProblemState): MergeProblem['target'] {
  if (state.stage === 'absent') return null;
  const { campaign, classification } = state.facts;
  return { campaign, open: isOpen.has(state.stage), restricted: classification.secrecy === 'restricted' };
}

/** Who asks for what, on what they have seen. */
export interface AskedMerger {
  readonly by: string;
  readonly precondition: Precondition;
  /** The request has a key: it may have been carried out before, and only this node's views not know it yet. */
  readonly keyed?: boolean;
  /** What the command would be refused with now; null for nothing. */
  readonly refused: () => Promise<HttpProblem | null>;
}

/**
 * A merger writes on two problems, and no append holds both: the one that stays takes the other in first, which binds
 * it, and the other is merged then. What comes of a merger that stopped in between is settled here.
 */
export class Mergers {
  constructor(
    /** Read anew each time: what another node has written counts. */
    private readonly aggregates: Pick<Aggregates, 'refresh'>,
    private readonly clockHand: Pick<ClockHand, 'act'>,
  ) {}

  /**
   * The errand with what it needs on other problems done. Unchanged for every other command; and where it is refused
   * anyway, with nothing done.
   * @throws PreconditionFailed, without a key
   */
  async ready(
    errand: ProblemErrand,
    { by, precondition, keyed = false, refused }: AskedMerger,
  ): Promise<ProblemErrand> {
    const { problem, command } = errand;
    if (command.type !== 'MergeProblem' && command.type !== 'WithdrawProblem') return errand;
    try {
      hold(problemKind.name, problem, precondition, await this.aggregates.refresh(problemKind, problem));
    } catch (error) {
      // What moved it may be this very request: whoever carries it out finds that by its ids, or refuses it so.
      if (keyed && error instanceof PreconditionFailed) return errand;
      throw error;
    }
    let refusal = await refused();
    if (refusal?.code === 'HasTakenIn' && (await this.#settled(problem))) refusal = await refused();
    if (refusal !== null || command.type === 'WithdrawProblem' || command.target === null) return errand;
    if (await this.#takesIn(command, problem, by)) return errand;
    return { ...errand, command: { ...command, target: { ...command.target, open: false } } };
  }

  /** Lets go of what the problem took in and what can never be merged into it. @returns whether there was any */
  async #settled(problem: string): Promise<boolean> {
    let any = false;
    for (const other of await this.#takenInBy(problem)) {
      const { state } = await this.aggregates.refresh(problemKind, other);
      if (!isLapsed(state, other, problem)) continue;
      any = (await this.clockHand.act(problem, { type: 'LapseMerger', problem: other })) || any;
    }
    return any;
  }

  /** Whether `into` has taken the problem in; not when it has ended meanwhile. */
  async #takesIn({ into }: MergeProblem, problem: string, by: string): Promise<boolean> {
    if ((await this.#takenInBy(into)).includes(problem)) return true;
    if (await this.clockHand.act(into, { type: 'TakeIn', problem, by })) return true;
    return (await this.#takenInBy(into)).includes(problem);
  }

  async #takenInBy(problem: string): Promise<readonly string[]> {
    const { state } = await this.aggregates.refresh(problemKind, problem);
    return state.stage === 'absent' ? [] : state.facts.takenIn;
  }
}

/**
 * Whether a problem that `into` took in can never be merged into it any more: it has gone on or has ended otherwise, or
 * has taken `into` in itself. Of two that took each other in, the one with the smaller id lets go, and it alone: what
 * the other holds cannot change before that, so that no merger on its way is let go of.
 */
function isLapsed(state: ProblemState, problem: string, into: string): boolean {
  if (state.stage === 'absent') return false;
  if (state.stage === 'merged') return state.into !== into;
  if (!beforeFinal.has(state.stage)) return true;
  return into < problem && state.facts.takenIn.includes(into);
}
