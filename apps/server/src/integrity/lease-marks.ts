import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lease } from '@xiaohao/integrity';

/** How long a mark may take until it is seen: longer than a network file system remembers that there was none. */
const patience = 60_000;
const fileName = /^[\w-]{1,64}$/;

/**
 * Each node leaves what it holds of the lease in the folder that all nodes share, before it says so in the log. A lease
 * that is held now and has no such mark here is held by a node with another folder, be it a copy of this one with all
 * that was in it. Nothing is refused for it: a mark could also have been lost.
 */
export class LeaseMarks {
  /** Since when the marks of one holder are looked for in vain, whatever it renews meanwhile. */
  #missing: { readonly lease: Lease; readonly since: number } | undefined;
  #elsewhere: string | null = null;

  constructor(
    private readonly folder: string,
    /** Told once of each time that it begins. */
    private readonly onElsewhere: (node: string) => void,
    /** Milliseconds, from any beginning. */
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** The node that was last seen to sign without a mark here; null again once another node's mark is found. */
  get elsewhere(): string | null {
    return this.#elsewhere;
  }

  async leave(lease: Lease): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, lease.node);
    await writeFile(`${path}.new`, JSON.stringify(lease), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }

  /** Looks for the mark of a lease that another node holds now. */
  async look(lease: Lease): Promise<void> {
    if (!fileName.test(lease.node)) return;
    if (reaches(await this.#read(lease.node), lease)) {
      this.#missing = undefined;
      this.#elsewhere = null;
      return;
    }
    if (!isOneHolding(this.#missing?.lease, lease)) this.#missing = { lease, since: this.elapsed() };
    const since = this.#missing?.since ?? 0;
    if (this.elapsed() - since < patience || this.#elsewhere === lease.node) return;
    this.#elsewhere = lease.node;
    this.onElsewhere(lease.node);
  }

  async #read(node: string): Promise<Partial<Lease> | null> {
    try {
      return JSON.parse(await readFile(join(this.folder, node), 'utf8')) as Partial<Lease> | null;
    } catch {
      return null;
    }
  }
}

/** A mark may be ahead of the log, never behind it. */
function reaches(mark: Partial<Lease> | null, { number, until }: Lease): boolean {
  const marked = mark?.number ?? 0;
  return marked > number || (marked === number && String(mark?.until) >= until);
}

const isOneHolding = (one: Lease | undefined, other: Lease): boolean =>
  one?.node === other.node && one.number === other.number;
