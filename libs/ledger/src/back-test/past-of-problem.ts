import type { CampaignRules } from '@xiaohao/campaign';
import type { ChaseEvent, PastAround, PastOfProblem, PastStep } from '@xiaohao/chase';
import { comparePositions, type RecordedEvent } from '@xiaohao/event-log';
import {
  evolve,
  type Obligation,
  obligationsOf,
  type ProblemEvent,
  type ProblemState,
  underRules,
} from '@xiaohao/problem';
import type { Ledger } from '../asking/ledger.js';
import { asDomain, readStream } from './streams.js';

/** The record of a problem and of its chasing, in the order of the log. */
export interface RecordedPast {
  readonly problem: string;
  readonly events: readonly RecordedEvent[];
}

export async function recordedPast(ledger: Pick<Ledger, 'log'>, problem: string): Promise<RecordedPast> {
  const streams = [`problem-${problem}`, `chase-${problem}`];
  const events = await Promise.all(streams.map((stream) => readStream(ledger, stream)));
  return {
    problem,
    events: events.flat().toSorted((one, other) => comparePositions(one.position, other.position)),
  };
}

/** Events that one decision wrote. */
const together = (one: RecordedEvent, other: RecordedEvent | undefined): boolean =>
  other !== undefined &&
  one.stream === other.stream &&
  one.metadata.correlationId === other.metadata.correlationId;

/** What is tried, as far as it changes what a problem owes. */
export interface OtherTerms {
  readonly rules: CampaignRules;
  /** The first day of the terms, in the zone. */
  readonly from: string;
  readonly zone: string;
}

/**
 * What was recorded of one problem, step by step: what it owed from when on, and what was done about it. The order
 * is the log's; an instant before that of an earlier entry is taken for the same one.
 */
export function pastOfProblem(
  { problem, events }: RecordedPast,
  around: readonly PastAround[],
  { rules, from, zone }: OtherTerms,
): PastOfProblem {
  const steps: PastStep[] = [];
  let state: ProblemState = { stage: 'absent' };
  let decision: RecordedEvent[] = [];
  let [now, place] = ['', 0];
  const owedIn = (of: ProblemState): readonly Obligation[] =>
    of.stage === 'absent' || of.facts.classification.secrecy === 'restricted' ? [] : obligationsOf(of, zone);
  events.forEach((event, index) => {
    decision.push(event);
    if (together(event, events[index + 1])) return;
    const { recordedAt, actor } = event.metadata;
    if (recordedAt > now) now = recordedAt;
    if (event.stream.startsWith('chase-')) {
      const chased = asDomain<ChaseEvent>(decision);
      steps.push({ kind: 'chased', at: now, byClock: actor.kind === 'clock', events: chased });
    } else {
      state = asDomain<ProblemEvent>(decision).reduce(evolve, state);
      while ((around[place + 1]?.at ?? '~') <= now) place += 1;
      const calendar = around[place]?.calendar;
      const recorded = owedIn(state);
      const other = calendar === undefined ? state : underRules(state, { rules, from, calendar });
      const unit = state.stage === 'absent' ? '' : state.facts.owner.unit;
      steps.push({ kind: 'owed', at: now, owed: { unit, recorded, proposed: owedIn(other) } });
    }
    decision = [];
  });
  return { problem, steps };
}
