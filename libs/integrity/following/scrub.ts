import { leafHashOf, NotALeaf } from '@xiaohao/integrity';
import { type TileFolder, TileMissing } from '@xiaohao/integrity/folder';
import type { Doubt } from './doubt.js';
import type { LeafSource } from './leaf-source.js';

/** Reads the log again from its beginning and holds every event against its leaf, a little at a time. */
export class Scrub {
  #position: string | null = null;
  #done = 0;

  constructor(
    private readonly source: LeafSource,
    private readonly folder: TileFolder,
    /** Leaves to look at: those that the tiles held when it began. */
    readonly total: number,
  ) {}

  get done(): number {
    return this.#done;
  }

  /** The next events; `whole` when all have been looked at. */
  step(most: number): Doubt | 'more' | 'whole' {
    const wanted = Math.min(most, this.total - this.#done);
    if (wanted === 0) return 'whole';
    const leaves = this.source.after(this.#position, wanted);
    const nodeAt = this.folder.nodesAt(this.total);
    for (const leaf of leaves) {
      try {
        if (!leafHashOf(leaf).equals(nodeAt(0, this.#done)))
          return {
            why: 'altered',
            detail: `event ${leaf.revision} of ${leaf.stream} is not leaf ${this.#done}`,
          };
      } catch (error) {
        if (error instanceof NotALeaf)
          return { why: 'altered', detail: `leaf ${this.#done}: ${error.message}` };
        if (error instanceof TileMissing) return { why: 'tilesDamaged', detail: error.message };
        throw error;
      }
      this.#done += 1;
      this.#position = leaf.position;
    }
    if (leaves.length === 0)
      return { why: 'shorter', detail: `the log has ${this.#done} events, its tree has ${this.total}` };
    return this.#done === this.total ? 'whole' : 'more';
  }
}
