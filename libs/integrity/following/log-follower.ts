import {
  checkpointText,
  consistencyProof,
  formatNote,
  GrowingTree,
  type Hash,
  inclusionProof,
  leafHashOf,
  NotALeaf,
  type NoteSigner,
  openCheckpoint,
  rangeHash,
  type TilePlace,
  type TreeHead,
  tileWidth,
} from '@xiaohao/integrity';
import { type TileFolder, TileMissing, TilesDiffer } from '@xiaohao/integrity/folder';
import { InDoubt } from './doubt.js';
import { firstOther } from './first-other.js';
import type { LeafSource, StoredLeaf } from './leaf-source.js';

const readAtOnce = 1_000;
/** Leaves between two writings of tiles while a long log is taken in. */
const keptAfter = 65_536;
/** Leaves that are kept as soon as they are taken in at a start. */
const worthKeeping = 1_000;

/** A leaf that is shown to be in the tree of the last checkpoint. */
export interface ShownLeaf {
  readonly index: number;
  readonly hashes: readonly Hash[];
}

/**
 * Keeps one log's tree: reads the log on from where the tiles end, and signs what it has read. It signs nothing
 * smaller than, or inconsistent with, what it signed before; where that is all that it could sign, it throws
 * {@link InDoubt} and goes on throwing.
 */
export class LogFollower {
  readonly #tree: GrowingTree;
  /** The log's own key, and before it is given up the former one, too. */
  readonly #signers: readonly NoteSigner[];
  #full: (readonly [TilePlace, readonly Hash[]])[] = [];
  #position: string | null = null;
  /** Leaves up to the last one that asks for a checkpoint. */
  #loud = 0;
  /** Notes that the tree was held against, as they were then. */
  readonly #confirmed = new Map<string, string>();

  /** @throws InDoubt when the log no longer holds what the tiles and the last checkpoint say */
  constructor(
    private readonly source: LeafSource,
    private readonly folder: TileFolder,
    signer: NoteSigner | readonly NoteSigner[],
    /** Events that alone ask for no new checkpoint: those that come of signing. */
    private readonly isQuiet: (leaf: StoredLeaf) => boolean = () => false,
    /** Where checkpoints are, and the tiles that go with them: the folder itself, or one that several nodes share. */
    private readonly published: TileFolder = folder,
  ) {
    this.#signers = [signer].flat();
    const head = folder.head();
    this.#tree = head ? this.#resume(head) : this.#begin();
    this.#loud = this.#tree.size;
    const taken = this.catchUp();
    this.confirm();
    // A process that ends before its first signature would leave all of it to the next one.
    if (taken >= worthKeeping) this.#keep();
  }

  get size(): number {
    return this.#tree.size;
  }

  /** The log's position of the last leaf. */
  get position(): string | null {
    return this.#position;
  }

  /** Whether a new checkpoint is due. */
  get news(): boolean {
    return this.#loud > (this.signed('checkpoint')?.size ?? 0);
  }

  /** Takes in what the log has grown by; gives how many leaves that were. @throws InDoubt */
  catchUp(): number {
    const begun = this.size;
    for (;;) {
      const leaves = this.source.after(this.#position, readAtOnce);
      if (leaves.length === 0) return this.size - begun;
      for (const leaf of leaves) this.#take(leaf);
      if (this.#full.length * tileWidth >= keptAfter) this.#keep();
    }
  }

  /** Holds the tree against the checkpoints that are there, whoever signed them. @throws InDoubt */
  confirm(): void {
    for (const name of ['checkpoint', 'witnessed'] as const) {
      const text = this.published.note(name);
      if (text === undefined || this.#confirmed.get(name) === text) continue;
      const signed = this.signed(name);
      if (signed) this.requireHolds(signed, name);
      this.#confirmed.set(name, text);
    }
  }

  /** Signs the tree as it stands; on the disk when this returns. @throws InDoubt */
  checkpoint(): string {
    this.#keep();
    const last = this.signed('checkpoint');
    if (last) this.requireHolds(last, 'checkpoint');
    if (this.published !== this.folder)
      this.#reading(() => this.published.takeOver(this.folder, { size: this.size, root: this.#tree.root() }));
    const origin = this.#signers[0]?.key.name ?? '';
    const text = checkpointText({ origin, size: this.size, root: this.#tree.root() });
    const note = formatNote({ text, signatures: this.#signers.map((signer) => signer.sign(text)) });
    this.published.putNote('checkpoint', note);
    return note;
  }

  /** What a note says that is there, if it is signed by this log; a note that is not counts as none. */
  signed(name: 'checkpoint' | 'witnessed'): TreeHead | undefined {
    const text = this.published.note(name);
    const keys = this.#signers.map(({ key }) => key);
    return text === undefined ? undefined : openCheckpoint(text, keys)?.checkpoint;
  }

  /** @throws InDoubt unless the tree holds all of an earlier one; `whose` says whose word that is */
  requireHolds(earlier: TreeHead, whose: string): void {
    if (earlier.size > this.size)
      throw new InDoubt({
        why: 'shorter',
        detail: `the log has ${this.size} events, ${whose} has ${earlier.size}`,
      });
    if (earlier.size === 0) return;
    this.#keep();
    const root = this.#reading(() => rangeHash(this.folder.nodesAt(this.size), 0, earlier.size));
    if (!root.equals(earlier.root))
      throw new InDoubt({
        why: 'altered',
        detail: `the first ${earlier.size} events are not those of ${whose}${this.#firstOther(earlier)}`,
      });
  }

  /** Where the tiles that go with a checkpoint are there, they tell which event is another. */
  #firstOther(signed: TreeHead): string {
    const index = firstOther(this.folder, this.published, signed);
    if (index === undefined) return '';
    const { stream, revision } = this.source.at(index) ?? {};
    return `: event ${revision} of ${stream} is not leaf ${index}`;
  }

  /** From a size that somebody else knows to the last checkpoint's. */
  consistency(from: number, to: number): readonly Hash[] {
    return this.#reading(() => consistencyProof(this.folder.nodesAt(to), from, to));
  }

  /** Shows the leaf of an event in a tree of `size`. @throws InDoubt when another leaf stands there */
  show(leaf: StoredLeaf, index: number, size: number): ShownLeaf {
    return this.#reading(() => {
      const nodeAt = this.folder.nodesAt(size);
      if (!nodeAt(0, index).equals(leafHashOf(leaf)))
        throw new InDoubt({
          why: 'altered',
          detail: `event ${leaf.revision} of ${leaf.stream} is not leaf ${index}`,
        });
      return { index, hashes: inclusionProof(nodeAt, index, size) };
    });
  }

  #begin(): GrowingTree {
    return new GrowingTree((level, index, hashes) => this.#becameFull(level, index, hashes));
  }

  #resume(head: TreeHead): GrowingTree {
    const tree = this.#reading(() =>
      this.folder.treeAt(head.size, (level, index, hashes) => this.#becameFull(level, index, hashes)),
    );
    if (!tree.root().equals(head.root))
      throw new InDoubt({
        why: 'tilesDamaged',
        detail: `the tiles of ${head.size} leaves have another root`,
      });
    if (head.size === 0) return tree;
    const last = this.source.at(head.size - 1);
    if (last === undefined)
      throw new InDoubt({ why: 'shorter', detail: `the log no longer holds its event ${head.size}` });
    const known = this.#reading(() => this.folder.nodesAt(head.size)(0, head.size - 1));
    if (!this.#leafOf(last).equals(known))
      throw new InDoubt({
        why: 'altered',
        detail: `event ${last.revision} of ${last.stream} is not leaf ${head.size - 1}`,
      });
    this.#position = last.position;
    return tree;
  }

  #take(leaf: StoredLeaf): void {
    this.#tree.append(this.#leafOf(leaf));
    this.#position = leaf.position;
    if (!this.isQuiet(leaf)) this.#loud = this.size;
  }

  #leafOf(leaf: StoredLeaf): Hash {
    try {
      return leafHashOf(leaf);
    } catch (error) {
      if (!(error instanceof NotALeaf)) throw error;
      throw new InDoubt({ why: 'altered', detail: `event at ${leaf.position}: ${error.message}` });
    }
  }

  #becameFull(level: number, index: number, hashes: readonly Hash[]): void {
    this.#full.push([{ level, index, width: tileWidth }, hashes]);
  }

  #keep(): void {
    const { size } = this;
    if (this.folder.head()?.size === size) return;
    this.#reading(() => this.folder.keep(this.#full, this.#tree, { size, root: this.#tree.root() }));
    this.#full = [];
  }

  #reading<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof TileMissing) throw new InDoubt({ why: 'tilesDamaged', detail: error.message });
      if (error instanceof TilesDiffer) throw new InDoubt({ why: 'altered', detail: error.message });
      throw error;
    }
  }
}
