import { type EventFilter, type Storage, withoutOwnOfGroups } from '../storage/index.js';
import type { Next, Source } from './source.js';

/** How a reader wants its events chosen, and after how many considered ones it wants a checkpoint. */
export interface Choice {
  readonly wanted: EventFilter;
  readonly checkpointInterval: number;
}

/** The whole log from a place on. With a choice it gives a checkpoint after every so many records. */
export class AllSource implements Source {
  private considered = 0;
  private due: number | undefined;
  private lastCheckpoint: number | undefined;

  constructor(
    private readonly storage: Storage,
    private index: number,
    private readonly choice: Choice | undefined,
  ) {}

  next(): Next {
    const wanted = this.choice?.wanted ?? withoutOwnOfGroups;
    while (this.due === undefined) {
      if (this.index >= this.storage.length) return undefined;
      const event = this.storage.at(this.index);
      this.index += 1;
      this.count();
      if (event && wanted(event)) return { event };
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
    if (!this.choice || this.index === 0) return undefined;
    const position = this.storage.positionAt(this.index - 1);
    return position === this.lastCheckpoint ? undefined : position;
  }

  private count(): void {
    if (!this.choice) return;
    this.considered += 1;
    if (this.considered % this.choice.checkpointInterval === 0)
      this.due = this.storage.positionAt(this.index - 1);
  }
}
