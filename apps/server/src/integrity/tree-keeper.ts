import type { Doubt } from '@xiaohao/integrity/following';
import { InDoubt, type StoredLeaf } from '@xiaohao/integrity/following';
import { Thread } from '../threads/thread.js';
import type { CaughtUp, Opened, Scrubbed, Signed, Told, TreeRequest, TreeThreadData } from './messages.js';

/** A leaf's place and proof, hashes in base64. */
export interface Shown {
  readonly index: number;
  readonly hashes: readonly string[];
}

/** Some 40 are in use while 20 million events are read again; with V8's own limits 220 are held for that. */
const room = { youngMegabytes: 16, oldMegabytes: 256 };

/** The thread that keeps the log's tree, seen from the main thread. Everything may throw {@link InDoubt}. */
export class TreeKeeper {
  readonly #thread: Thread<TreeRequest>;

  constructor(data: TreeThreadData, onDeath: (error: Error) => void) {
    this.#thread = new Thread({
      file: new URL('./tree-thread.js', import.meta.url),
      data,
      ...room,
      onDeath,
    });
  }

  open(): Promise<Opened> {
    return this.#ask({ kind: 'open' });
  }

  catchUp(): Promise<CaughtUp> {
    return this.#ask({ kind: 'catchUp' });
  }

  sign(): Promise<Signed> {
    return this.#ask({ kind: 'sign' });
  }

  holds(size: number, root: Buffer, whose: string): Promise<null> {
    return this.#ask({ kind: 'holds', size, root: root.toString('base64'), whose });
  }

  async consistency(from: number, to: number): Promise<readonly Buffer[]> {
    const hashes = await this.#ask<readonly string[]>({ kind: 'consistency', from, to });
    return hashes.map((hash) => Buffer.from(hash, 'base64'));
  }

  keepWitnessed(note: string): Promise<null> {
    return this.#ask({ kind: 'keepWitnessed', note });
  }

  show(leaves: readonly StoredLeaf[], size: number): Promise<readonly Shown[]> {
    return this.#ask({ kind: 'show', leaves, size });
  }

  /** Which leaf the event at a position is, from 0. */
  indexOf(position: string): Promise<number> {
    return this.#ask({ kind: 'indexOf', position });
  }

  scrub(most: number): Promise<Scrubbed> {
    return this.#ask({ kind: 'scrub', most });
  }

  close(): Promise<void> {
    return this.#thread.close({ kind: 'close' });
  }

  async #ask<T>(request: TreeRequest): Promise<T> {
    const told = (await this.#thread.ask(request)) as Told<T>;
    if ('doubt' in told) throw new InDoubt(told.doubt satisfies Doubt);
    return told.value;
  }
}
