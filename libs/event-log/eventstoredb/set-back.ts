import { LogUnavailable, type Position } from '@xiaohao/event-log';

/** The store does not hold what was seen of it: it was set back to an earlier day, or another one answers there. */
export class StoreSetBack extends LogUnavailable {
  static at(position: Position): StoreSetBack {
    return new StoreSetBack(`the store does not hold what was read of it at ${position}`);
  }

  /** What it wrote may stand there, and is not of this log. */
  static before(position: Position, seen: Position): StoreSetBack {
    return new StoreSetBack(`the store has written at ${position}, though ${seen} was seen of it before`);
  }
}
