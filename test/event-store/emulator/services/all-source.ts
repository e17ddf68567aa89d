import { placeOf, type Storage, type StoredEvent, withoutOwnOfGroups } from '../storage/index.js';
import { invalidArgument } from '../wire/errors.js';
import type { WireFilter } from '../wire/reading.js';
import type { Source } from './subscribe.js';

/** The whole log from behind a position on. With a filter it gives a checkpoint after every so many records. */
export class AllSource implements Source {
  private index: number;
  private considered = 0;
  private due: number | undefined;
  private lastCheckpoint: number | undefined;

  constructor(
    private readonly storage: Storage,
    from: number | 'start' | 'end',
    private readonly filter: WireFilter | undefined,
  ) {
    const place = placeOf(storage, from);
    if (place === 'invalid') throw invalidArgument('Trying to read from an invalid position.');
    this.index = typeof from === 'number' && storage.positionAt(place) === from ? place + 1 : place;
  }

  next(): StoredEvent | number | undefined {
    const wanted = this.filter?.wanted ?? withoutOwnOfGroups;
    while (true) {
      if (this.due !== undefined) return this.pass();
      if (this.index >= this.storage.length) return undefined;
      const event = this.storage.at(this.index);
      this.index += 1;
      this.count();
      if (event && wanted(event)) return event;
    }
  }

  behind(): number {
    return this.storage.length - this.index;
  }

  checkpoint(): number | undefined {
    if (!this.filter || this.index === 0) return undefined;
    const position = this.storage.positionAt(this.index - 1);
    return position === this.lastCheckpoint ? undefined : position;
  }

  private count(): void {
    if (!this.filter) return;
    this.considered += 1;
    if (this.considered % this.filter.checkpointInterval === 0)
      this.due = this.storage.positionAt(this.index - 1);
  }

  private pass(): number | undefined {
    const position = this.due;
    this.due = undefined;
    this.lastCheckpoint = position;
    return position;
  }
}
