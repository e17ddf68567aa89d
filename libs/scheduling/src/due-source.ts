/** Something that is to be looked at again. `id` says where to look and nothing of what is there. */
export interface DueItem {
  /** 1-200 characters of `[A-Za-z0-9_-]`; several items may have the same one. */
  readonly id: string;
  /** Instant, UTC, ISO 8601 with milliseconds. */
  readonly dueAt: string;
}

/**
 * The to-do list: what is due when, computed from the log. It may be a moment behind, may show what has been done
 * already, and is never wrong for good.
 */
export interface DueSource {
  /**
   * What is due at or before an instant, by instant and then id, at most `limit`, after an item (exclusive) when one
   * is given.
   */
  due(until: string, limit: number, after?: DueItem): Promise<readonly DueItem[]>;
  /** The first instant after this one at which something is due; null where nothing is. */
  next(after: string): Promise<string | null>;
}
