import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { link, open, readdir, readFile, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveKey, seal, unseal } from '@xiaohao/access/credentials';
import { type ReporterIdentity, readIdentity, writeIdentity } from './reporter-identity.js';

const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const half = '.new';
const halfMadeFor = 86_400_000;

/** There is no key for this intake any more, or it is not the one that sealed. */
export class ReporterUnreadable extends Error {
  override readonly name = 'ReporterUnreadable';
}

/**
 * The keys under which identities of reporters are sealed: random, one for each intake, a file of mode 0600 in a
 * folder of mode 0700, itself sealed under a key that follows from the server's secret. They lie apart from the log
 * and are in nothing else: whoever removes a file has erased the identity. A key is on the disk before it is used.
 * Nothing is kept in memory.
 */
export class ReporterKeys {
  readonly #sealing: Buffer;

  constructor(
    private readonly folder: string,
    serverSecret: Buffer,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#sealing = deriveKey(serverSecret, 'reporter-keys/1');
  }

  /** Makes the intake's key unless there is one. True when it was made now. */
  async make(intake: string): Promise<boolean> {
    const path = this.#path(intake);
    const made = `${path}.${randomBytes(6).toString('hex')}${half}`;
    const file = await open(made, 'wx', 0o600);
    try {
      await file.writeFile(seal(randomBytes(32).toString('base64url'), this.#sealing, `key of ${intake}`));
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      await link(made, path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await unlink(made);
      await this.#settle();
    }
  }

  /** @throws ReporterUnreadable */
  async seal(intake: string, identity: ReporterIdentity): Promise<string> {
    return seal(writeIdentity(identity), await this.#key(intake), `reporter of ${intake}`);
  }

  /** @throws ReporterUnreadable */
  async open(intake: string, sealed: string): Promise<ReporterIdentity> {
    const key = await this.#key(intake);
    try {
      return readIdentity(unseal(sealed, key, `reporter of ${intake}`));
    } catch (error) {
      throw new ReporterUnreadable('the key is not the one that sealed', { cause: error });
    }
  }

  /**
   * A digest that tells equal texts and nothing else: an open one over few unknown words could be tried out by
   * whoever has the log, also after the key is gone. Undefined without a key.
   */
  async digest(intake: string, text: string): Promise<string | undefined> {
    const key = await this.#key(intake).catch(() => undefined);
    return key && createHmac('sha256', key).update(text).digest('hex');
  }

  /** Writes over the key and removes it; resolves when that is on the disk. Nothing where there is none. */
  async erase(intake: string): Promise<void> {
    const path = this.#path(intake);
    try {
      const file = await open(path, 'r+');
      try {
        const { size } = await file.stat();
        await file.write(randomBytes(size), 0, size, 0);
        await file.sync();
      } finally {
        await file.close();
      }
      await rm(path, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    await this.#settle();
  }

  /** Intakes that have a key. What a killed process left half made is removed when it is a day old. */
  async list(): Promise<readonly string[]> {
    const names = await readdir(this.folder);
    for (const name of names.filter((one) => one.endsWith(half)))
      await this.#removeOld(join(this.folder, name));
    return names.filter((name) => idShape.test(name));
  }

  async #key(intake: string): Promise<Buffer> {
    try {
      const text = unseal(await readFile(this.#path(intake), 'utf8'), this.#sealing, `key of ${intake}`);
      return Buffer.from(text, 'base64url');
    } catch (error) {
      throw new ReporterUnreadable('there is no key', { cause: error });
    }
  }

  #path(intake: string): string {
    if (!idShape.test(intake)) throw new Error('not the id of an intake');
    return join(this.folder, intake);
  }

  /** Another node may be making it just now. */
  async #removeOld(path: string): Promise<void> {
    const made = await stat(path).catch(() => undefined);
    if (made !== undefined && made.mtimeMs < Date.now() - halfMadeFor) await rm(path, { force: true });
  }

  async #settle(): Promise<void> {
    const entries = await open(this.folder, 'r');
    try {
      await entries.sync();
    } finally {
      await entries.close();
    }
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
