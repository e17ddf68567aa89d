import { type Decider, isRefusal } from '@xiaohao/deciding';

/** The instant of everything in these specs that does not say another. */
export const noon = '2026-03-02T04:00:00.000Z';

/** The instant so many seconds after {@link noon}. */
export const secondsOn = (seconds: number): string =>
  new Date(Date.parse(noon) + seconds * 1_000).toISOString();

/** The state that events lead to. */
export const grown = <C, E, S, X, Code extends string>(
  { evolve, initial }: Decider<C, E, S, X, Code>,
  given: readonly E[],
): S => given.reduce(evolve, initial);

/** What a decider says to a command after these events: the types of what then holds, or the refusal. */
export function decided<C, E extends { readonly type: string }, S, X, Code extends string>(
  decider: Decider<C, E, S, X, Code>,
  given: readonly E[],
  command: C,
  context: X,
): Code | readonly string[] {
  const decision = decider.decide(command, grown(decider, given), context);
  return isRefusal(decision) ? decision.refused : decision.map(({ type }) => type);
}
