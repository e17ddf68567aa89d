import { leafHashOf, NotALeaf } from '@xiaohao/integrity';
import { type TileFolder, TileMissing } from '@xiaohao/integrity/folder';
import type { Doubt } from './doubt.js';
import type { LeafSource, StoredLeaf } from './leaf-source.js';
import type { WatchedStore } from './watched-store.js';

type Read = StoredLeaf & { readonly exact?: boolean };

/**
 * Reads a server's log again from its beginning and holds every event against its leaf, a little at a time. The
 * node's copy tells which event it was that is gone.
 */
export class StoreScrub {
  #position: string | null = null;
  #done = 0;
  /** Read from the store and not yet looked at. */
  #ahead: readonly Read[] = [];

  constructor(
    private readonly copy: LeafSource,
    private readonly store: WatchedStore,
    private readonly folder: TileFolder,
    /** Leaves to look at: those that the tiles held when it began. */
    readonly total: number,
  ) {}

  get done(): number {
    return this.#done;
  }

  /** The next events; `whole` when all have been looked at. Rejects with what the store rejects with. */
  async step(most: number): Promise<Doubt | 'more' | 'whole'> {
    try {
      return await this.#step(most);
    } catch (error) {
      // What was read ahead comes after what was not looked at any more.
      this.#ahead = [];
      throw error;
    }
  }

  async #step(most: number): Promise<Doubt | 'more' | 'whole'> {
    const due = this.copy.after(this.#position, Math.min(most, this.total - this.#done));
    const last = due.at(-1);
    if (last === undefined)
      return this.#done === this.total
        ? 'whole'
        : { why: 'tilesDamaged', detail: `the copy has ${this.#done} events, its tree has ${this.total}` };
    const found = await this.#upTo(last.position, most);
    for (const leaf of due) {
      const doubt = this.#judge(leaf, found) ?? (await this.#hidden(leaf));
      if (doubt !== undefined) return doubt;
      this.#done += 1;
      this.#position = leaf.position;
    }
    return this.#done === this.total ? 'whole' : 'more';
  }

  /** What the store has up to a position; what it has beyond it is kept for later. */
  async #upTo(position: string, most: number): Promise<Map<string, Read>> {
    const end = BigInt(position);
    const read = [...this.#ahead];
    for (;;) {
      const from = read.at(-1)?.position ?? this.#position;
      if (from !== null && BigInt(from) >= end) break;
      const page = await this.store.after(from, most);
      read.push(...page);
      if (page.length === 0) break;
    }
    this.#ahead = read.filter(({ position: at }) => BigInt(at) > end);
    return new Map(read.filter(({ position: at }) => BigInt(at) <= end).map((one) => [one.position, one]));
  }

  #judge(leaf: StoredLeaf, found: Map<string, Read>): Doubt | undefined {
    const index = this.#done;
    const what = `event ${leaf.revision} of ${leaf.stream}`;
    try {
      const signed = this.folder.nodesAt(this.total)(0, index);
      const there = found.get(leaf.position);
      found.delete(leaf.position);
      const [stray] = found.values();
      if (stray !== undefined && BigInt(stray.position) < BigInt(leaf.position))
        return {
          why: 'altered',
          detail: `the store has event ${stray.revision} of ${stray.stream} before leaf ${index}, which was never there`,
        };
      if (there === undefined)
        return found.size === 0 && this.#ahead.length === 0
          ? { why: 'shorter', detail: `the store ends before leaf ${index}, ${what}` }
          : { why: 'altered', detail: `${what} is no longer in the store: it is leaf ${index}` };
      if (there.exact === false || !leafHashOf(there).equals(signed))
        return { why: 'altered', detail: `${what} is not leaf ${index}: the store has something else there` };
      if (!leafHashOf(leaf).equals(signed))
        return { why: 'altered', detail: `${what} is not leaf ${index} in this node’s copy` };
      return undefined;
    } catch (error) {
      if (error instanceof NotALeaf)
        return { why: 'altered', detail: `${what} is not leaf ${index}: ${error.message}` };
      if (error instanceof TileMissing) return { why: 'tilesDamaged', detail: error.message };
      throw error;
    }
  }

  /**
   * A stream that was deleted, or is cut by `$maxAge`, `$maxCount` or `$tb`, may still be whole in the log itself. A
   * store that has been set back since its page was read, as behind a new leader, has neither.
   */
  async #hidden(leaf: StoredLeaf): Promise<Doubt | undefined> {
    if (leaf.revision !== '0') return undefined;
    const first = await this.store.firstOf(leaf.stream);
    if (first === '0') return undefined;
    const [there] = await this.store.after(this.#position, 1);
    if (there === undefined)
      return {
        why: 'shorter',
        detail: `the store ends before leaf ${this.#done}, event 0 of ${leaf.stream}`,
      };
    const which = first === null ? 'no event' : `no event before revision ${first}`;
    return {
      why: 'altered',
      detail: `event 0 of ${leaf.stream}, leaf ${this.#done}, can no longer be read: the stream shows ${which} (deleted, or cut by $maxAge, $maxCount or $tb)`,
    };
  }
}
