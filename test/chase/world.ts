import { type ChaseCommand, type ChaseEvent, type ChaseState, chaseDecider } from '@xiaohao/chase';
import { realClock } from '@xiaohao/clock';
import { isRefusal } from '@xiaohao/deciding';
import {
  noOrganisation,
  type Organisation,
  type OrganisationEvent,
  organisationDecider,
} from '@xiaohao/organisation';
import { LocalTrigger } from '@xiaohao/scheduling/local';
import { city } from '../../libs/chase/testing/scene.js';
import type { Blindness } from './blindness.js';
import { Health } from './health.js';
import { owedNow } from './owed-now.js';
import { PastLog } from './past-log.js';
import { firstDue, planSource } from './plan-source.js';
import { type Happened, matterFrom, openMatter, type SimMatter, type WorldRecord } from './record.js';
import type { SimCalendar } from './sim-calendar.js';
import { simContext } from './sim-context.js';
import type { VirtualTime } from './virtual-time.js';
import { answerMatter, waitingNotice } from './waiting-notice.js';

/** A server, its log, its views and its trigger, in which everything can break. */
export class World {
  up = false;
  storeUp = true;
  /** How far the host's clock is ahead of the true time, milliseconds. */
  offset = 0;
  readonly #streams = new Map<string, { state: ChaseState; revision: number }>();
  readonly #visible = new Map<string, ChaseState['planned']>();
  readonly #matters: SimMatter[] = [];
  readonly #happened: Happened[] = [];
  readonly #health = new Health();
  readonly #calendars: { from: number; days: SimCalendar['oracle'] }[] = [];
  readonly #unplanned = new Set<string>();
  readonly #past = new PastLog();
  #organisation: Organisation = city.reduce(organisationDecider.evolve, noOrganisation);
  #generation = 0;
  #comesBack = false;
  #notices = 0;
  #trigger: LocalTrigger | undefined;
  #clock = realClock(() => 0);

  constructor(
    private readonly time: VirtualTime,
    private readonly random: () => number,
    private calendar: SimCalendar,
    private readonly blind: Blindness,
  ) {
    this.#holds(calendar);
  }

  /** The process starts and knows the log alone. */
  start(): void {
    if (this.up) return;
    this.up = true;
    this.#clock = realClock(() => this.time.now + this.offset);
    this.#wire();
    this.#tellHealth();
    this.#planEverything();
  }

  crash(): void {
    if (!this.up) return;
    this.up = false;
    this.#generation += 1;
    void this.#trigger?.close();
    this.#tellHealth();
  }

  /** All that the trigger remembers is gone; the process goes on. */
  loseQueue(): void {
    if (this.up) this.#wire();
  }

  setStore(up: boolean): void {
    this.storeUp = up;
    this.#tellHealth();
  }

  setOffset(offset: number): void {
    this.offset = offset;
    this.#tellHealth();
  }

  publish(calendar: SimCalendar): void {
    if (!(this.up && this.storeUp)) return;
    this.#health.end(this.time.now);
    this.#holds(calendar);
    this.#tellHealth();
    this.#planEverything();
  }

  organise(event: OrganisationEvent): void {
    this.#organisation = organisationDecider.evolve(this.#organisation, event);
    this.#past.holds(this.time.now, this.#organisation, this.calendar, false);
  }

  /** A trigger comes twice, or comes for nothing. */
  poke(problem: string): void {
    if (this.up) this.#keep(problem).catch(() => undefined);
  }

  /** A person changes what a measure owes: assigned, moved to another day, or done when `dueDay` is null. */
  owe(problem: string, subject: string, dueDay: number | null): void {
    if (!(this.up && this.storeUp)) return;
    const open = openMatter(this.#matters, problem, subject);
    if (open) open.until = this.time.now;
    if (dueDay !== null) this.#matters.push(matterFrom(this.time.now, problem, subject, dueDay));
    this.#past.owes(this.time.now, problem, owedNow(this.#matters, problem));
    if (!this.#streams.has(problem)) this.#streams.set(problem, { state: chaseDecider.initial, revision: 0 });
    this.#planSoon(problem);
  }

  /** Somebody answers the instrument that was issued last, if there is one that waits. */
  answer(problem: string): void {
    const stream = this.#streams.get(problem);
    if (!(this.up && this.storeUp) || stream === undefined) return;
    const waiting = waitingNotice(stream.state);
    if (waiting === undefined) return;
    const { notice, receiver, matter } = waiting;
    const { now } = this.time;
    const command = { type: 'AnswerEscalation', notice, answer: '已办' } as const;
    const events = this.#decide(command, stream.state, problem, receiver, now) ?? [];
    if (events.length === 0) return;
    this.#append(problem, stream.revision, events, now);
    answerMatter(this.#matters, problem, matter, now);
    this.#planSoon(problem);
  }

  /** The first instant at which a sweep may find something, true time. */
  interesting(): number {
    return firstDue(this.#visible) - (Date.parse(this.#clock.now()) - this.time.now);
  }

  end(): WorldRecord {
    this.#health.end(this.time.now);
    return {
      end: this.time.now,
      matters: this.#matters,
      happened: this.#happened,
      healthy: this.#health.spans,
      calendars: this.#calendars,
      ...this.#past,
    };
  }

  #holds(calendar: SimCalendar): void {
    this.calendar = calendar;
    this.#calendars.push({ from: this.time.now, days: calendar.oracle });
    this.#past.holds(this.time.now, this.#organisation, calendar, true);
  }

  #tellHealth(): void {
    this.#health.is(this.up && this.storeUp && this.offset >= 0, this.time.now);
  }

  #wire(): void {
    void this.#trigger?.close();
    const timers = this.time.timers();
    this.#trigger = new LocalTrigger({
      source: planSource(this.#visible),
      handle: (problem) => this.#keep(problem),
      now: () => this.#clock.now(),
      timers: this.blind === 'neverSweeps' ? { after: () => () => undefined } : timers,
    });
    void this.#trigger.start();
  }

  async #keep(problem: string): Promise<void> {
    const generation = this.#generation;
    for (;;) {
      const stream = this.#streams.get(problem);
      if (stream === undefined) return;
      const { state, revision } = stream;
      await this.#takesAWhile(generation);
      const host = Date.parse(this.#clock.now());
      const at = this.blind === 'trustsTheHost' ? host : Math.min(host, this.time.now);
      const known = this.blind === 'forgetsOutcomes' ? { ...state, settled: {}, matters: {} } : state;
      const events = this.#decide({ type: 'KeepChasing' }, known, problem, 'clock', at);
      if (events === null) return;
      const decidedAt = this.time.now;
      await this.#takesAWhile(generation);
      if (this.#append(problem, revision, events, decidedAt)) return;
    }
  }

  async #takesAWhile(generation: number): Promise<void> {
    if (this.random() < 0.2) await this.time.sleep(this.random() * 800);
    if (generation !== this.#generation) throw new Error('the process died');
    if (!this.storeUp) throw new Error('the store is down');
  }

  #decide(
    command: ChaseCommand,
    state: ChaseState,
    problem: string,
    by: string,
    at: number,
  ): readonly ChaseEvent[] | null {
    const context = simContext({
      ...{ by, at, problem },
      obligations: owedNow(this.#matters, problem),
      calendar: this.calendar.product,
      organisation: this.#organisation,
      idOf: () => `n${++this.#notices}`,
    });
    const decision = chaseDecider.decide(command, state, context);
    return isRefusal(decision) ? null : decision;
  }

  #append(problem: string, expected: number, events: readonly ChaseEvent[], decidedAt: number): boolean {
    const stream = this.#streams.get(problem);
    if (stream?.revision !== expected) return false;
    stream.state = events.reduce(chaseDecider.evolve, stream.state);
    stream.revision += events.length;
    this.#past.chased(decidedAt, problem, events);
    for (const event of events) this.#happened.push({ problem, event, decidedAt, recordedAt: this.time.now });
    const { revision, state } = stream;
    const show = (): void => {
      if (this.#streams.get(problem)?.revision === revision) this.#visible.set(problem, state.planned);
    };
    this.time.at(this.time.now + this.random() * 3_000, show);
    const [first] = state.planned;
    if (first && this.up && this.random() < 0.7) this.#trigger?.expect({ id: problem, dueAt: first.at });
    return true;
  }

  #planEverything(): void {
    for (const problem of this.#streams.keys()) this.#unplanned.add(problem);
    this.#planAll();
  }

  #planSoon(problem: string): void {
    this.#unplanned.add(problem);
    this.time.at(this.time.now + this.random() * 500, () => this.#planAll());
  }

  /** What the follower of the log does: it forgets nothing until it is done. */
  #planAll(): void {
    if (!this.up) return;
    for (const problem of [...this.#unplanned])
      this.#keep(problem).then(
        () => this.#unplanned.delete(problem),
        () => this.#planAgain(),
      );
  }

  /** Once for all that failed: each would fail for all of them again. */
  #planAgain(): void {
    if (!this.up || this.#comesBack) return;
    this.#comesBack = true;
    this.time.at(this.time.now + 20_000, () => {
      this.#comesBack = false;
      this.#planAll();
    });
  }
}
