import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DurableFiles, realDisk } from '@xiaohao/integrity/folder';

/** Where a node, this one or another, saw something amiss. */
export interface ToldDoubt {
  /** The file and what it holds. */
  readonly key: string;
  readonly leaf: number;
}

const folderOfDoubts = 'doubts';
const most = 1_000;

/**
 * Where the nodes of one log tell each other which leaf to look at, a file for each node. It is a hint and nothing
 * more: whoever reads it looks at that leaf in the store, and believes what is seen there.
 */
export class DoubtsOfNodes {
  readonly #files: DurableFiles;
  readonly #folder: string;
  readonly #seen = new Set<string>();
  readonly #since = new Map<string, number>();

  constructor(
    shared: string,
    private readonly node: string,
  ) {
    this.#files = new DurableFiles(shared, realDisk, node);
    this.#folder = join(shared, folderOfDoubts);
  }

  /** Never throws: that others may hear of a doubt must not stand in its way. */
  tell(leaf: number): void {
    try {
      // With its instant, so that the same leaf told again is looked at again.
      const told = { leaf, at: new Date().toISOString() };
      this.#files.put(`${folderOfDoubts}/${this.node}`, `${JSON.stringify(told)}\n`);
      this.#files.settle();
    } catch {
      // Each node comes to it by its own reading, later.
    }
  }

  /** What was told and not looked at yet. */
  unseen(): readonly ToldDoubt[] {
    return this.#names().flatMap((name) => {
      const held = this.#held(name);
      const leaf = leafIn(held);
      const key = `${name} ${held}`;
      return leaf === undefined || this.#seen.has(key) ? [] : [{ key, leaf }];
    });
  }

  looked({ key }: ToldDoubt): void {
    this.#seen.add(key);
  }

  /** How long this one has been waited for, milliseconds. */
  waited({ key }: ToldDoubt): number {
    const now = performance.now();
    const since = this.#since.get(key) ?? now;
    this.#since.set(key, since);
    return now - since;
  }

  #held(name: string): string {
    try {
      return this.#files.read(`${folderOfDoubts}/${name}`)?.toString('utf8') ?? '';
    } catch {
      // No file of ours, and nothing that may keep a node from its work.
      return '';
    }
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => !name.endsWith('.new'))
        .slice(0, most);
    } catch {
      return [];
    }
  }
}

function leafIn(text: string): number | undefined {
  try {
    const { leaf } = JSON.parse(text) as { readonly leaf?: unknown };
    return Number.isSafeInteger(leaf) && Number(leaf) >= 0 ? Number(leaf) : undefined;
  } catch {
    return undefined;
  }
}
