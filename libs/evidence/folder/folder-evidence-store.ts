import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type EvidenceStore, EvidenceStoreFull, type StoredFile } from '@xiaohao/evidence';
import { ContentSums } from './content-sums.js';
import { isAbsent, isFull, syncFolder, writeDurably } from './durable.js';
import { judgeMediaType } from './media-type.js';

const digestOf = async (content: Readable): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

const digestShape = /^[0-9a-f]{64}$/;
/** No upload takes this long: a draft of that age was left by a process that died. */
const staleAfter = 24 * 60 * 60 * 1000;

/** Files under `<folder>/ab/<digest>`, with what is known of each in `<digest>.json` beside it. */
export class FolderEvidenceStore implements EvidenceStore {
  #ready: Promise<string> | undefined;

  /**
   * @param changed told the digest when a content that comes again is found changed on the disk. The changed
   *   bytes are kept as `<digest>.changed-<id>`, for whoever looks into it, and the right ones take their place
   */
  constructor(
    private readonly folder: string,
    private readonly changed: (digest: string) => void = () => undefined,
  ) {}

  async put(content: AsyncIterable<Uint8Array>, name: string): Promise<StoredFile> {
    let draft: string | undefined;
    try {
      draft = join(await this.#incoming(), randomUUID());
      const { digest, bytes, isText } = await write(draft, content);
      const mediaType = await judgeMediaType(draft, name, isText);
      return await this.#settle(draft, { digest, bytes, mediaType });
    } catch (error) {
      throw isFull(error) ? new EvidenceStoreFull() : error;
    } finally {
      if (draft !== undefined)
        await Promise.all([draft, factsOf(draft)].map((path) => rm(path, { force: true })));
    }
  }

  async find(digest: string): Promise<StoredFile | undefined> {
    const path = this.#path(digest);
    if (path === undefined) return undefined;
    try {
      const facts = JSON.parse(await readFile(factsOf(path), 'utf8')) as StoredFile;
      return facts.digest === digest ? facts : undefined;
    } catch (error) {
      if (error instanceof SyntaxError || isAbsent(error)) return undefined;
      throw error;
    }
  }

  async open(digest: string): Promise<Readable | undefined> {
    const path = this.#path(digest);
    if (path === undefined) return undefined;
    // Opened here and not by the stream: where that fails, no answer is on its way that would break off.
    return (await open(path).catch(undefinedIfAbsent))?.createReadStream();
  }

  async verify(digest: string): Promise<'whole' | 'changed' | 'absent'> {
    const content = await this.open(digest);
    if (!content) return 'absent';
    return (await digestOf(content)) === digest ? 'whole' : 'changed';
  }

  /** The facts first, the content last: where there is content, its facts are there too. */
  async #settle(draft: string, file: StoredFile): Promise<StoredFile> {
    const path = this.#path(file.digest) ?? '';
    const state = await this.verify(file.digest);
    const known = await this.find(file.digest);
    if (known && state === 'whole') return known;
    await mkdir(dirname(path), { recursive: true });
    await syncFolder(this.folder);
    await writeDurably(factsOf(draft), (facts) => facts.writeFile(JSON.stringify(file)));
    await rename(factsOf(draft), factsOf(path));
    if (state === 'changed') await this.#keepChanged(file.digest, path);
    await rename(draft, path);
    await syncFolder(dirname(path));
    return file;
  }

  /**
   * What stands there keeps a second name beside it; the first one is never without a file. Where the same content
   * has come at the same time, here or at another node, it may be whole again by now.
   */
  async #keepChanged(digest: string, path: string): Promise<void> {
    const aside = `${path}.changed-${randomUUID()}`;
    const kept = await link(path, aside).then(
      () => true,
      (error: unknown) => {
        // Somebody has put the right content over it in this very moment.
        if (isAbsent(error)) return false;
        throw error;
      },
    );
    if (!kept) return;
    if ((await digestOf(createReadStream(aside))) === digest) await rm(aside);
    else this.changed(digest);
  }

  #path(digest: string): string | undefined {
    return digestShape.test(digest) ? join(this.folder, digest.slice(0, 2), digest) : undefined;
  }

  /** Where drafts lie; made, and swept of what dead processes left, before the first one. */
  async #incoming(): Promise<string> {
    this.#ready ??= this.#prepare();
    try {
      return await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
  }

  async #prepare(): Promise<string> {
    const incoming = join(this.folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    await syncFolder(dirname(this.folder));
    for (const name of await readdir(incoming)) {
      const left = join(incoming, name);
      const age = Date.now() - (await stat(left).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
      if (age > staleAfter) await rm(left, { force: true });
    }
    return incoming;
  }
}

const factsOf = (path: string): string => `${path}.json`;

const undefinedIfAbsent = (error: unknown): undefined => {
  if (!isAbsent(error)) throw error;
};

async function write(draft: string, content: AsyncIterable<Uint8Array>) {
  const sums = new ContentSums();
  await writeDurably(draft, async (file) => {
    for await (const chunk of content) {
      sums.add(chunk);
      await file.writeFile(chunk);
    }
  });
  return sums.end();
}
