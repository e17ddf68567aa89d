import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  EvidenceRefused,
  type EvidenceStore,
  EvidenceStoreFull,
  evidenceLimit,
  type StoredFile,
} from '@xiaohao/evidence';
import { judgeMediaType } from './media-type.js';

const digestShape = /^[0-9a-f]{64}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells text from other content
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Files under `<folder>/ab/<digest>`, with what is known of each in `<digest>.json` beside it. */
export class FolderEvidenceStore implements EvidenceStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(content: AsyncIterable<Uint8Array>, name: string): Promise<StoredFile> {
    const incoming = join(this.#folder, 'incoming');
    await mkdir(incoming, { recursive: true });
    const draft = join(incoming, randomUUID());
    try {
      const { digest, bytes, isText } = await this.#write(draft, content);
      const mediaType = await judgeMediaType(draft, name, isText);
      return await this.#settle(draft, { digest, bytes, mediaType });
    } catch (error) {
      throw isFull(error) ? new EvidenceStoreFull() : error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async find(digest: string): Promise<StoredFile | undefined> {
    const path = this.#path(digest);
    if (path === undefined) return undefined;
    try {
      return JSON.parse(await readFile(`${path}.json`, 'utf8')) as StoredFile;
    } catch {
      return undefined;
    }
  }

  async open(digest: string): Promise<Readable | undefined> {
    const path = this.#path(digest);
    const there = path !== undefined && (await stat(path).catch(() => undefined));
    return there ? createReadStream(path) : undefined;
  }

  async verify(digest: string): Promise<'whole' | 'changed' | 'absent'> {
    const content = await this.open(digest);
    if (!content) return 'absent';
    const hash = createHash('sha256');
    for await (const chunk of content) hash.update(chunk as Buffer);
    return hash.digest('hex') === digest ? 'whole' : 'changed';
  }

  async #write(draft: string, content: AsyncIterable<Uint8Array>) {
    const hash = createHash('sha256');
    const text = new TextDecoder('utf-8', { fatal: true });
    let bytes = 0;
    let isText = true;
    const file = await open(draft, 'wx', 0o600);
    try {
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > evidenceLimit) throw new EvidenceRefused('FileTooLarge');
        hash.update(chunk);
        isText &&= readsAsText(text, chunk);
        await file.writeFile(chunk);
      }
      if (bytes === 0) throw new EvidenceRefused('FileEmpty');
      await file.sync();
    } finally {
      await file.close();
    }
    return { digest: hash.digest('hex'), bytes, isText };
  }

  /** The facts first, the content last: where there is content, its facts are there too. */
  async #settle(draft: string, file: StoredFile): Promise<StoredFile> {
    const known = await this.find(file.digest);
    if (known && (await this.verify(file.digest)) === 'whole') return known;
    const path = this.#path(file.digest) ?? '';
    await mkdir(dirname(path), { recursive: true });
    const facts = `${draft}.json`;
    await withFile(facts, (handle) => handle.writeFile(JSON.stringify(file)));
    await rename(facts, `${path}.json`);
    await rename(draft, path);
    await syncFolder(dirname(path));
    await syncFolder(this.#folder);
    return file;
  }

  #path(digest: string): string | undefined {
    return digestShape.test(digest) ? join(this.#folder, digest.slice(0, 2), digest) : undefined;
  }
}

function readsAsText(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array): boolean {
  try {
    return !controls.test(decoder.decode(chunk, { stream: true }));
  } catch {
    return false;
  }
}

async function withFile(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, 'w', 0o600);
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String((error as { readonly code?: unknown } | null)?.code));
