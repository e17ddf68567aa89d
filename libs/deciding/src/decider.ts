import type { Decision } from './refusal.js';

/**
 * The pure heart of an aggregate: what a command leads to, and what an event makes of the state. Both are
 * total and deterministic; `evolve` never throws on an event that `decide` produced.
 */
export interface Decider<Command, Event, State, Context, Code extends string = string> {
  readonly initial: State;
  decide(command: Command, state: State, context: Context): Decision<Event, Code>;
  evolve(state: State, event: Event): State;
}
