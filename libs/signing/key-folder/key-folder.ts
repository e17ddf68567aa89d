import { mkdirSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { derivedKey, opened, sealed } from '@xiaohao/sealing';
import { type SignatureAlgorithm, SigningUnavailable } from '@xiaohao/signing';
import { LRUCache } from 'lru-cache';

/** Whoever could be a file's name; ids of people are UUIDs. */
const person = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Private keys, a file for each person and algorithm, mode 0600 in a folder of mode 0700, sealed under a key that
 * follows from the server's secret and bound to person and algorithm: a file that was put in another's place does
 * not open. A key is on the disk before it is used. One process works on a folder.
 */
export class KeyFolder {
  readonly #sealing: Buffer;
  readonly #known = new LRUCache<string, Promise<Buffer>>({ max: 2_000 });

  constructor(
    private readonly folder: string,
    secret: Uint8Array,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#sealing = derivedKey(secret, 'xiaohao/signing-keys/1');
  }

  /** The person's private key, made by `make` at first use. @throws SigningUnavailable */
  keep(of: string, algorithm: SignatureAlgorithm, make: () => Buffer): Promise<Buffer> {
    const name = `${of}.${algorithm}`;
    const known = this.#known.get(name);
    if (known) return known;
    const found = this.#findOrMake(of, name, make).catch((error: unknown) => {
      this.#known.delete(name);
      throw new SigningUnavailable(`the key of ${name} cannot be had`, { cause: error });
    });
    this.#known.set(name, found);
    return found;
  }

  async #findOrMake(of: string, name: string, make: () => Buffer): Promise<Buffer> {
    if (!person.test(of)) throw new Error('not the id of a person');
    const path = join(this.folder, name);
    const box = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (box) return opened(this.#sealing, box, name);
    const made = make();
    await writeDurably(this.folder, path, sealed(this.#sealing, made, name));
    return made;
  }
}

async function writeDurably(folder: string, path: string, content: Buffer): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  const entries = await open(folder, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}
