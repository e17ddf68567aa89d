import { setTimeout as pause } from 'node:timers/promises';
import { type Decision, isRefusal } from '@xiaohao/deciding';
import {
  type Appended,
  compareRevisions,
  type EventLog,
  type JsonObject,
  type NewEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import type { AggregateKind, DomainEvent, Loaded } from './aggregate.js';
import type { Aggregates } from './aggregates.js';
import {
  AggregateAbsent,
  CommandRefused,
  ConcurrentChange,
  IdempotencyKeyReused,
  PreconditionFailed,
} from './errors.js';
import { empty, grown } from './growing.js';
import type { Precondition, RequestFacts } from './requests.js';
import { Turns } from './turns.js';

/** One command on one aggregate. */
export interface Order<Event extends DomainEvent, State> {
  readonly id: string;
  /** Name of the command, for the events' metadata. */
  readonly command: string;
  readonly facts: RequestFacts;
  readonly precondition: Precondition;
  /** Whether it may be decided again on what somebody else has written meanwhile. */
  readonly commutative: boolean;
  /** Decided on what this process knows, where that comes again with whatever it does not know yet; default: no. */
  readonly near?: boolean;
  /** Decides on the aggregate as loaded; called again after a conflict of a commutative command. */
  decide(loaded: Loaded<State>, now: string): Decision<Event> | Promise<Decision<Event>>;
  /** Told when these very events stood there already, so that what was decided now was not written. */
  stoodAlready?(): void;
}

/** What came of it. */
export interface Outcome<State> {
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly state: State;
}

const attempts = 5;
/** Where others write the same streams: so often, with a pause of a random length, so that they do not meet again. */
const attemptsShared = 40;
const longestPause = 100;
const pauseBefore = (attempt: number): Promise<void> =>
  pause(Math.random() * Math.min(longestPause, 5 * attempt));

/** Load, decide, append with the exact revision that was decided on. */
export class CommandHandling {
  readonly #log: EventLog;
  readonly #aggregates: Aggregates;
  readonly #now: () => string;
  readonly #appended: (position: string) => void;
  readonly #turns = new Turns();
  readonly #shared: boolean;

  /**
   * @param appended is told the position of every append, so that whoever follows the log can go on at once
   * @param options `shared`: other processes write the log, too, so that what is in memory may be a moment old;
   * before a command fails because of it, it is decided once on what the log holds
   */
  constructor(
    log: EventLog,
    aggregates: Aggregates,
    now: () => string,
    appended: (position: string) => void = () => undefined,
    options: { readonly shared?: boolean } = {},
  ) {
    this.#shared = options.shared ?? false;
    this.#appended = appended;
    this.#log = log;
    this.#aggregates = aggregates;
    this.#now = now;
  }

  /**
   * @throws CommandRefused, PreconditionFailed, ConcurrentChange, AggregateAbsent, IdempotencyKeyReused, and the
   * log's errors;
   * after any of them nothing was written, except that `LogUnavailable` leaves it open
   */
  execute<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    order: Order<E, S>,
  ): Promise<Outcome<S>> {
    return this.#turns.take(kind.stream(order.id), () => this.#attempt(kind, order, 1));
  }

  async #attempt<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    order: Order<E, S>,
    attempt: number,
  ): Promise<Outcome<S>> {
    const loaded = await this.#load(kind, order);
    hold(kind.name, order.id, order.precondition, loaded);
    const now = this.#now();
    const decision = await order.decide(loaded, now);
    if (isRefusal(decision)) {
      if (await this.#wasOld(kind, order, loaded, attempt)) return this.#attempt(kind, order, attempt + 1);
      throw new CommandRefused(kind.name, decision, loaded.revision);
    }
    const events = decision.map((event, index) =>
      envelope(kind.schemaVersions, order, loaded.stream, event, index, now),
    );
    let appended: Appended;
    try {
      appended = await this.#log.append(loaded.stream, loaded.revision, events);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      const fresh = await this.#aggregates.refresh(kind, order.id);
      // The stream ends where it was expected to: these events stand in it already, further up.
      const known = error.actual === error.expected;
      const again = order.commutative || (this.#shared && attempt === 1 && isOnWhatStands(order));
      if (again && !known && attempt < (this.#shared ? attemptsShared : attempts)) {
        if (this.#shared) await pauseBefore(attempt);
        return this.#attempt(kind, order, attempt + 1);
      }
      throw new ConcurrentChange(fresh.revision);
    }
    if (appended.repeated) {
      // These very events stood there already: the answer is what the log holds, not what was decided now.
      const { state } = await this.#aggregates.refresh(kind, order.id);
      order.stoodAlready?.();
      await this.#mustBeOfThisRequest(order.facts, loaded.stream, appended.revision);
      return { stream: loaded.stream, revision: appended.revision, position: appended.position, state };
    }
    this.#appended(appended.position);
    const after = advanced(kind, loaded, events, appended);
    this.#aggregates.advance(kind, loaded, after);
    return {
      stream: after.stream,
      revision: after.revision,
      position: appended.position,
      state: after.state,
    };
  }

  /**
   * Ids follow from Idempotency-Key and stream: another process may have carried out another request under the key.
   * @throws IdempotencyKeyReused
   */
  async #mustBeOfThisRequest({ keyed }: RequestFacts, stream: string, revision: string): Promise<void> {
    if (!keyed) return;
    const { events } = await this.#log.readStream(stream, { from: revision, limit: 1 });
    if (events[0]?.metadata.requestDigest !== keyed.request) throw new IdempotencyKeyReused();
  }

  async #load<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    { id, precondition, near }: Order<E, S>,
  ): Promise<Loaded<S>> {
    if (precondition.kind === 'fresh') return empty(kind, kind.stream(id));
    const loaded = await this.#aggregates.load(kind, id, near);
    const behind =
      this.#shared &&
      precondition.kind === 'match' &&
      (loaded.revision === 'absent' || compareRevisions(precondition.revision, loaded.revision) > 0);
    return behind ? this.#aggregates.refresh(kind, id) : loaded;
  }

  /** Whether another process had written what was decided on, so that it is worth deciding again. */
  async #wasOld<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    order: Order<E, S>,
    loaded: Loaded<S>,
    attempt: number,
  ): Promise<boolean> {
    if (!this.#shared || attempt > 1 || order.near === true || !isOnWhatStands(order)) return false;
    return (await this.#aggregates.refresh(kind, order.id)).revision !== loaded.revision;
  }
}

const isOnWhatStands = ({ precondition }: { readonly precondition: Precondition }): boolean =>
  precondition.kind !== 'fresh';

/** @throws AggregateAbsent, PreconditionFailed where what stands there is not what the sender has seen */
export function hold<S>(kind: string, id: string, precondition: Precondition, loaded: Loaded<S>): void {
  if (precondition.kind === 'fresh' || precondition.kind === 'whatever') return;
  if (loaded.revision === 'absent') throw new AggregateAbsent(kind, id);
  if (precondition.kind === 'any') return;
  const wanted = precondition.revision;
  const sinceHand = loaded.handRevision === 'absent' || compareRevisions(wanted, loaded.handRevision) >= 0;
  if (!sinceHand || compareRevisions(wanted, loaded.revision) > 0)
    throw new PreconditionFailed(loaded.revision);
}

function envelope<E extends DomainEvent, S>(
  versions: Readonly<Record<string, number>>,
  order: Order<E, S>,
  stream: string,
  event: E,
  index: number,
  now: string,
): NewEvent {
  const { facts } = order;
  const schemaVersion = versions[event.type];
  if (schemaVersion === undefined) throw new Error(`event type ${event.type} is in no catalogue`);
  return {
    id: facts.ids.event(stream, index),
    type: event.type,
    data: event.data as JsonObject,
    metadata: {
      schemaVersion,
      actor: facts.actor,
      command: order.command,
      correlationId: facts.correlationId,
      recordedAt: now,
      ...(facts.happenedAt === undefined ? {} : { happenedAt: facts.happenedAt }),
      ...(facts.keyed ? { idempotencyKey: facts.keyed.key, requestDigest: facts.keyed.request } : {}),
    },
  };
}

function advanced<C, E extends DomainEvent, S, X>(
  kind: AggregateKind<C, E, S, X>,
  loaded: Loaded<S>,
  events: readonly NewEvent[],
  appended: Appended,
): Loaded<S> {
  // Only the last revision is the log's word; those between are never looked at.
  return events.reduce<Loaded<S>>(
    (at, event) => grown(kind, at, { ...event, revision: appended.revision }),
    loaded,
  );
}
