import { dateInZone } from '@xiaohao/working-calendar';
import type { ChaseContext } from '../context.js';
import type { ChaseEvent } from '../events.js';
import { evolveChase } from '../evolve.js';
import { keepChasing } from '../keep-chasing.js';
import { type ChaseState, noChase } from '../state.js';
import { handOver, noticeKeysIn } from './hands.js';
import type { Owed, PastAround, PastOfProblem, PastStep, Proposal } from './past.js';
import { type Telling, tellingsOf } from './telling.js';

const nothing: Owed = { unit: '', recorded: [], proposed: [] };

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

/**
 * One problem's past, gone through once more: what was recorded, and beside it what the clock would have done under
 * the proposed rules. It acts whenever something is due by them, but not while the recorded clock had something to
 * do and did not do it: then it was away, and comes back when the recorded one does.
 */
export class Rehearsal {
  readonly recorded: Telling[] = [];
  readonly proposed: Telling[] = [];
  /** Acts of people that had nothing to be said to. */
  unheard = 0;
  #step = 0;
  #owed = nothing;
  #was: ChaseState = noChase;
  #would: ChaseState | null = null;
  #wakes: string | null = null;
  readonly #keys = new Map<string, string>();

  constructor(
    private readonly past: PastOfProblem,
    private readonly proposal: Proposal,
  ) {}

  /** The next instant at which it has to go on; null where nothing is left. */
  next(): string | null {
    return earlier(this.past.steps[this.#step]?.at ?? null, this.#wakes);
  }

  /** Takes the next step if its time has come, and looks at what is due. */
  goOn(now: string, around: PastAround): void {
    if (this.#would === null && now >= this.proposal.from) this.#would = this.#was;
    const step = this.past.steps[this.#step];
    if (step !== undefined && step.at <= now) {
      this.#step += 1;
      this.#take(step, now, around);
    }
    this.#look(now, around);
  }

  #take(step: PastStep, now: string, around: PastAround): void {
    if (step.kind === 'owed') {
      this.#owed = step.owed;
      return;
    }
    for (const [notice, key] of noticeKeysIn(step.events)) this.#keys.set(notice, key);
    this.#was = step.events.reduce(evolveChase, this.#was);
    if (now < this.proposal.from) return;
    this.recorded.push(...tellingsOf(step.events, now, this.proposal.zone));
    if (step.byClock || this.#would === null) return;
    for (const event of step.events) {
      const heard = handOver(event, this.#would, this.#keys, this.#proposedContext(now, around));
      if (heard === null) this.unheard += 1;
      else this.#tell(heard, now);
    }
  }

  #look(now: string, around: PastAround): void {
    const did = this.#decide(this.#was, this.#context(now, around, this.#owed.recorded));
    const away = did.some(({ type }) => type !== 'ChasePlanned');
    const was = away ? null : firstAfter(did.reduce(evolveChase, this.#was), now);
    if (this.#would === null) {
      this.#wakes = earlier(was, now < this.proposal.from ? this.proposal.from : null);
      return;
    }
    if (!away || this.proposal.punctual)
      this.#tell(this.#decide(this.#would, this.#proposedContext(now, around)), now);
    this.#wakes = earlier(was, firstAfter(this.#would, now));
  }

  #decide(state: ChaseState, context: ChaseContext): readonly ChaseEvent[] {
    const decision = keepChasing(state, context);
    return 'refused' in decision ? [] : decision;
  }

  #tell(events: readonly ChaseEvent[], now: string): void {
    this.#would = events.reduce(evolveChase, this.#would ?? noChase);
    this.proposed.push(...tellingsOf(events, now, this.proposal.zone));
  }

  #proposedContext(now: string, around: PastAround): ChaseContext {
    return { ...this.#context(now, around, this.#owed.proposed), rules: this.proposal.rules };
  }

  #context(now: string, around: PastAround, obligations: Owed['recorded']): ChaseContext {
    const { zone, campaign } = this.proposal;
    const { organisation, calendar, panel, rules, rulesVersion } = around;
    return {
      by: 'clock',
      now,
      today: dateInZone(now, zone),
      problem: this.past.problem,
      campaign,
      zone,
      unit: this.#owed.unit,
      obligations,
      rules,
      rulesVersion,
      calendar,
      organisation,
      panel,
      idOf: (name) => name,
    };
  }
}

const firstAfter = ({ planned }: ChaseState, now: string): string | null =>
  planned.find(({ at }) => at > now)?.at ?? null;
