import { isRefusal, type Refusal } from '@xiaohao/deciding';
import {
  type DecisionContext,
  evolve,
  type ProblemCommand,
  type ProblemEvent,
  type ProblemState,
  problemDecider,
} from '../src/index.js';
import { contextOf, proved } from './context.js';

/** What came of a command: the events, or the refusal; `state` is what then holds. */
export interface Outcome {
  readonly events: readonly ProblemEvent[];
  readonly refusal: Refusal | null;
  /** Code of the refusal, or the types of the events. */
  readonly answer: string | readonly string[];
  readonly state: ProblemState;
}

export const replay = (events: readonly ProblemEvent[]): ProblemState =>
  events.reduce(evolve, problemDecider.initial);

/** Given this history, when somebody asks for that, then …  */
export const given = (events: readonly ProblemEvent[]) => ({
  when(command: ProblemCommand, by: string, change?: Partial<DecisionContext>): Outcome {
    const state = replay(events);
    return outcomeOf(command, state, proved(command, state, by, change));
  },
  /** The same where nobody has signed anything. */
  whenUnproved: (command: ProblemCommand, by: string): Outcome =>
    outcomeOf(command, replay(events), contextOf(by)),
});

function outcomeOf(command: ProblemCommand, state: ProblemState, context: DecisionContext): Outcome {
  const decision = problemDecider.decide(command, state, context);
  if (isRefusal(decision)) return { events: [], refusal: decision, answer: decision.refused, state };
  return {
    events: decision,
    refusal: null,
    answer: decision.map(({ type }) => type),
    state: decision.reduce(evolve, state),
  };
}
