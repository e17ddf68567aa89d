import { type EventLog, LogUnavailable, type NewEvent, WrongExpectedRevision } from '@xiaohao/event-log';
import {
  decideLease,
  type Lease,
  type LeaseEvent,
  leaseEventVersions,
  leaseStream,
} from '@xiaohao/integrity';
import { v7 } from 'uuid';
import type { LeaseMarks } from './lease-marks.js';

/** Whether this node may sign now, and under which fencing number; else which node does. */
export type Holding =
  | { readonly held: true; readonly number: number }
  | { readonly held: false; readonly node: string; readonly until: string };

/** One node's hold on the lease. The stream decides: what two nodes append at once, one of them has appended in vain. */
export class SignerLease {
  #own: number | undefined;
  /** The other node that had it at the last look. */
  #other: string | null = null;
  /** The highest that was seen, whoever had it. */
  #highest = 0;

  constructor(
    private readonly log: EventLog,
    private readonly node: string,
    private readonly now: () => string,
    private readonly grewTo: (position: string) => void,
    /** Where several nodes may hold it. */
    private readonly marks?: LeaseMarks,
  ) {}

  /** The fencing number under which this process signs, once it does. */
  get number(): number | undefined {
    return this.#own;
  }

  /** Whether this node signs, or which other does. */
  get state() {
    return {
      held: this.#own !== undefined && this.#other === null,
      number: this.#own ?? null,
      node: this.#other,
      /** The node that signs without leaving its mark in this node's shared folder. */
      elsewhere: this.marks?.elsewhere ?? null,
    };
  }

  /**
   * Takes or renews it where that is due. A log that ends before a lease that was seen in it is behind for a moment, or
   * was set back: what were written to it now would stand where something else stood.
   * @throws LogUnavailable then; and what the log throws
   */
  async hold(): Promise<Holding> {
    const holding = await this.#decide();
    this.#other = holding.held ? null : holding.node;
    return holding;
  }

  async #decide(): Promise<Holding> {
    for (;;) {
      const [last] = (await this.log.readStream(leaseStream, { direction: 'backward', limit: 1 })).events;
      const lease = last?.data as unknown as Lease | undefined;
      const number = lease?.number ?? 0;
      if (number < this.#highest) throw new LogUnavailable('the log ends before a lease that was seen in it');
      this.#highest = number;
      const decision = decideLease(lease, this.node, this.#own, this.now());
      if (decision.kind === 'othersTurn') {
        if (lease) await this.marks?.look(lease);
        return { held: false, node: decision.node, until: decision.until };
      }
      if (decision.kind === 'held') return { held: true, number: decision.number };
      await this.marks?.leave(decision.event.data);
      try {
        const { position } = await this.log.append(leaseStream, last?.revision ?? 'absent', [
          eventOf(decision.event, this.now()),
        ]);
        this.grewTo(position);
        this.#own = decision.number;
        this.#highest = decision.number;
        return { held: true, number: decision.number };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }
}

const eventOf = ({ type, data }: LeaseEvent, recordedAt: string): NewEvent => ({
  id: v7(),
  type,
  data: { ...data },
  metadata: {
    schemaVersion: leaseEventVersions[type],
    actor: { kind: 'system', id: 'system' },
    command: 'HoldSignerLease',
    correlationId: v7(),
    recordedAt,
  },
});
