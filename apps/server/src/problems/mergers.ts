import type { Aggregates, Precondition } from '@xiaohao/command-handling';
import type { MergeProblem, ProblemState } from '@xiaohao/problem';
import { problemKind } from '../house/kinds.js';
import type { Asked } from '../identity/asked.js';
import type { ClockHand } from './clock-hand.js';
import type { ProblemErrand } from './problem-errand.js';

const beforeFinal: readonly string[] = ['identified', 'firstReview', 'secondReview', 'returned'];

/** Whether it may yet be merged: into whatever has taken it in. */
const mayMerge = (state: ProblemState): boolean =>
  state.stage !== 'absent' && beforeFinal.includes(state.stage) && state.facts.takenIn.length === 0;

/**
 * A merger writes on two problems, and no append holds both: the one that stays takes the other in first, which binds
 * it, and the other is merged then. What comes of a merger that stopped in between is settled here.
 */
export class Mergers {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly clockHand: ClockHand,
  ) {}

  /**
   * The errand with what it needs on other problems done: unchanged for every other command, and where it is refused
   * anyway.
   */
  async ready(
    asked: Asked,
    errand: ProblemErrand,
    precondition: Precondition,
    refused: () => Promise<unknown>,
  ): Promise<ProblemErrand> {
    const { problem, command } = errand;
    if (command.type === 'WithdrawProblem' || command.type === 'MergeProblem') await this.#settle(problem);
    if (command.type !== 'MergeProblem' || command.target === null) return errand;
    const { handRevision } = await this.aggregates.load(problemKind, problem);
    if (precondition.kind === 'match' && precondition.revision !== handRevision) return errand;
    if ((await refused()) !== null || (await this.#takeIn(asked, problem, command))) return errand;
    return { ...errand, command: { ...command, target: { ...command.target, open: false } } };
  }

  /** After it: a second merger of the same problem may have let go of it meanwhile. */
  async done(asked: Asked, { problem, command }: ProblemErrand): Promise<void> {
    if (command.type === 'MergeProblem') await this.#takeIn(asked, problem, command);
  }

  /** Lets go of what the problem took in and what can no longer be merged into it. */
  async #settle(problem: string): Promise<void> {
    for (const other of await this.#takenInBy(problem)) {
      const { state } = await this.aggregates.load(problemKind, other);
      const isMerged = state.stage === 'merged' && state.into === problem;
      if (isMerged || mayMerge(state)) continue;
      await this.clockHand.act(problem, { type: 'LapseMerger', problem: other });
    }
  }

  /** Whether `into` has taken the problem in; not when it has ended meanwhile. */
  async #takeIn({ facts }: Asked, problem: string, { into }: MergeProblem): Promise<boolean> {
    const by = facts.actor.id;
    if (await this.clockHand.act(into, { type: 'TakeIn', problem, by })) return true;
    return (await this.#takenInBy(into)).includes(problem);
  }

  async #takenInBy(problem: string): Promise<readonly string[]> {
    const { state } = await this.aggregates.load(problemKind, problem);
    return state.stage === 'absent' ? [] : state.facts.takenIn;
  }
}
