import type { DueItem, DueSource } from '@xiaohao/scheduling';

const before = (a: DueItem, b: DueItem): number =>
  a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** A to-do list in memory; whoever handles an item takes it off. */
export class MemorySource implements DueSource {
  readonly #items = new Map<string, DueItem>();

  put(...items: readonly DueItem[]): void {
    for (const item of items) this.#items.set(`${item.id} ${item.dueAt}`, item);
  }

  /** Takes off what is due of this id. @returns how many there were */
  done(id: string, now: string): number {
    const found = [...this.#items].filter(([, item]) => item.id === id && item.dueAt <= now);
    for (const [key] of found) this.#items.delete(key);
    return found.length;
  }

  get size(): number {
    return this.#items.size;
  }

  async due(until: string, limit: number, after?: DueItem): Promise<readonly DueItem[]> {
    return [...this.#items.values()]
      .filter((item) => item.dueAt <= until && (after === undefined || before(item, after) > 0))
      .sort(before)
      .slice(0, limit);
  }

  async next(after: string): Promise<string | null> {
    const [first] = [...this.#items.values()].filter(({ dueAt }) => dueAt > after).sort(before);
    return first?.dueAt ?? null;
  }
}
