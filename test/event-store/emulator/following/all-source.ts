import { type EventFilter, type Storage, withoutOwnOfGroups } from '../storage/index.js';
import type { Next, Source } from './source.js';

/** How a reader wants its events chosen, and after how many considered ones it wants a checkpoint. */
export interface Choice {
  readonly wanted: EventFilter;
  readonly checkpointInterval: number;
}

/** The whole log from a place on, without what the reader says it has seen. With a choice it gives a checkpoint after every so many records. */
export class AllSource implements Source {
  private considered = 0;
  private due: number | undefined;
  private lastCheckpoint: number | undefined;
  private readonly begun: number;

  constructor(
    private readonly storage: Storage,
    private index: number,
    private readonly choice: Choice | undefined,
    private readonly seen = 0,
  ) {
    this.begun = index;
  }

  next(): Next {
    const wanted = this.choice?.wanted ?? withoutOwnOfGroups;
    while (this.due === undefined) {
      if (this.index >= this.storage.length) return undefined;
      const event = this.storage.at(this.index);
      this.index += 1;
      this.count();
      if (event && event.position > this.seen && wanted(event)) return { event };
    }
    const checkpoint = this.due;
    this.due = undefined;
    this.lastCheckpoint = checkpoint;
    return { checkpoint };
  }

  behind(): number {
    return this.storage.length - this.index;
  }

  owed(): number | undefined {
    // Who had nothing to catch up with gets none.
    if (!this.choice || this.index === this.begun) return undefined;
    const position = this.storage.positionAt(this.index - 1);
    return position === this.lastCheckpoint || position < this.seen ? undefined : position;
  }

  private count(): void {
    if (!this.choice) return;
    this.considered += 1;
    if (this.considered % this.choice.checkpointInterval !== 0) return;
    const position = this.storage.positionAt(this.index - 1);
    if (position >= this.seen) this.due = position;
  }
}
