import type { Consumer } from './consumer.js';
import type { Delivery } from './delivery.js';
import type { Strategy } from './group-settings.js';

/** Chooses consumers. `undefined` when there is none for it now; `passes` says whether later events may go before it. */
export interface Dispatcher {
  readonly passes: boolean;
  choose(consumers: readonly Consumer[], delivery: Delivery): Consumer | undefined;
}

const hasRoom = (consumer: Consumer): boolean => consumer.free > 0;

/** One after the other, whoever has room. */
class RoundRobin implements Dispatcher {
  readonly passes = false;
  private turn = 0;

  choose(consumers: readonly Consumer[]): Consumer | undefined {
    for (let step = 0; step < consumers.length; step += 1) {
      const place = (this.turn + step) % consumers.length;
      const consumer = consumers[place];
      if (!consumer || !hasRoom(consumer)) continue;
      this.turn = place + 1;
      return consumer;
    }
    return undefined;
  }
}

const dispatchToSingle: Dispatcher = {
  passes: false,
  choose: (consumers) => consumers.find(hasRoom),
};

/** Events of one stream go to one consumer, as long as the same ones are there. */
const pinned: Dispatcher = {
  passes: true,
  choose(consumers, { event, link }) {
    let hash = 0;
    for (const letter of (event ?? link)?.stream ?? '')
      hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
    const consumer = consumers[hash % Math.max(1, consumers.length)];
    return consumer && hasRoom(consumer) ? consumer : undefined;
  },
};

export function dispatcherFor(strategy: Strategy): Dispatcher {
  switch (strategy) {
    case 'RoundRobin':
      return new RoundRobin();
    case 'DispatchToSingle':
      return dispatchToSingle;
    case 'Pinned':
      return pinned;
  }
}
