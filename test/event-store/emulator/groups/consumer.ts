import { type Delivery, idOf } from './delivery.js';

/** The far end of a consumer. */
export interface ConsumerLine {
  readonly username: string;
  readonly connectionName: string;
  send(delivery: Delivery): void;
  /** The group is no more, or not the same any more. */
  drop(): void;
}

interface InFlight {
  readonly delivery: Delivery;
  readonly sentAt: number;
}

/** One connected consumer, what it has not replied to, and how much more it takes. */
export class Consumer {
  private readonly inFlight = new Map<string, InFlight>();
  private sent = 0;

  constructor(
    readonly line: ConsumerLine,
    readonly slots: number,
  ) {}

  get free(): number {
    return this.slots - this.inFlight.size;
  }

  get inFlightCount(): number {
    return this.inFlight.size;
  }

  get total(): number {
    return this.sent;
  }

  send(delivery: Delivery, now: number): void {
    this.inFlight.set(idOf(delivery), { delivery, sentAt: now });
    this.sent += 1;
    this.line.send(delivery);
  }

  /** Takes back what was sent under the id, once. */
  take(id: string): Delivery | undefined {
    const found = this.inFlight.get(id);
    this.inFlight.delete(id);
    return found?.delivery;
  }

  /** Takes back all that was sent before a time. */
  takeOlder(than: number): readonly Delivery[] {
    const old = [...this.inFlight].filter(([, { sentAt }]) => sentAt <= than);
    for (const [id] of old) this.inFlight.delete(id);
    return old.map(([, { delivery }]) => delivery);
  }

  takeAll(): readonly Delivery[] {
    return this.takeOlder(Number.POSITIVE_INFINITY);
  }
}
