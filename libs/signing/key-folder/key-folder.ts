import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { link, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { derivedKey, opened, sealed } from '@xiaohao/sealing';
import { type SignatureAlgorithm, SigningUnavailable } from '@xiaohao/signing';
import { LRUCache } from 'lru-cache';

/** Whoever could be a file's name; ids of people are UUIDs. */
const person = /^[A-Za-z0-9-]{1,64}$/;
const half = '.new';
const halfMadeFor = 86_400_000;

/**
 * Private keys, a file for each person and algorithm, mode 0600 in a folder of mode 0700, sealed under a key that
 * follows from the server's secret and bound to person and algorithm: a file that was put in another's place does
 * not open. A key is on the disk before it is used. Several processes may work on one folder: a key is put in its
 * place by a hard link, so the first one wins and all the others take it; a file system without hard links keeps no
 * new key.
 */
export class KeyFolder {
  readonly #sealing: Buffer;
  readonly #known = new LRUCache<string, Promise<Buffer>>({ max: 2_000 });
  #swept: Promise<void> | undefined;

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
    if ((await readIfThere(path)) === undefined) await this.#place(path, sealed(this.#sealing, make(), name));
    // Whoever made it may not have come to this yet; and what counts is what lies there, whoever made it.
    await settle(this.folder);
    return opened(this.#sealing, await readFile(path), name);
  }

  /** Puts the content there, whole and on the disk, unless another process was first. */
  async #place(path: string, content: Buffer): Promise<void> {
    this.#swept ??= sweep(this.folder).catch(() => undefined);
    await this.#swept;
    const made = `${path}.${randomUUID()}${half}`;
    try {
      await write(made, content);
      await link(made, path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      await rm(made, { force: true });
    }
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
}

async function write(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts the names in a folder on the disk. */
async function settle(folder: string): Promise<void> {
  const entries = await open(folder, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}

/** Removes what killed processes left half made, a day old: another process may be making a younger one. */
async function sweep(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(half))) {
    const path = join(folder, name);
    const made = await stat(path).catch(() => undefined);
    if (made && made.mtimeMs < Date.now() - halfMadeFor) await rm(path, { force: true });
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
