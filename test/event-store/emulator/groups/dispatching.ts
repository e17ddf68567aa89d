import type { Consumer } from './consumer.js';
import type { Delivery } from './delivery.js';
import type { Strategy } from './group-settings.js';
import { Pinned } from './pinned.js';
import { correlationOf, sourceOf } from './pinning.js';

/** Chooses among the consumers that joined and have not left. */
export interface Dispatcher {
  /** Whether later events may go before one that has no consumer now. */
  readonly passes: boolean;
  joined(consumer: Consumer): void;
  left(consumer: Consumer): void;
  /** Who gets it; to be sent at once. `undefined` when there is nobody for it now. */
  choose(delivery: Delivery): Consumer | undefined;
  /** The consumer has it no longer, whatever it said of it. */
  settled(consumer: Consumer, delivery: Delivery): void;
}

/** One after the other, whoever has room. */
class RoundRobin implements Dispatcher {
  readonly passes = false;
  protected queue: readonly Consumer[] = [];

  joined(consumer: Consumer): void {
    this.queue = [...this.queue, consumer];
  }

  left(consumer: Consumer): void {
    this.queue = this.queue.filter((other) => other !== consumer);
  }

  choose(_delivery: Delivery): Consumer | undefined {
    const place = this.queue.findIndex(({ free }) => free > 0);
    if (place < 0) return undefined;
    this.turn(place + 1);
    return this.queue.at(-1);
  }

  settled(): void {
    // Whose turn it is does not depend on it.
  }

  protected turn(steps: number): void {
    this.queue = [...this.queue.slice(steps), ...this.queue.slice(0, steps)];
  }
}

/** The first one until it is full; it stays behind the others then, even when it has room again. */
class DispatchToSingle extends RoundRobin {
  override choose(_delivery: Delivery): Consumer | undefined {
    const place = this.queue.findIndex(({ free }) => free > 0);
    if (place < 0) return undefined;
    this.turn(place);
    return this.queue[0];
  }
}

export function dispatcherFor(strategy: Strategy): Dispatcher {
  switch (strategy) {
    case 'RoundRobin':
      return new RoundRobin();
    case 'DispatchToSingle':
      return new DispatchToSingle();
    case 'Pinned':
      return new Pinned(sourceOf);
    case 'PinnedByCorrelation':
      return new Pinned(correlationOf);
  }
}
