import {
  closeSync,
  createReadStream,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import type { Storage, StoredEvent } from '../storage/index.js';
import type { Journal, Tampering } from './journal.js';
import { entryOf, eventsIn, type JournalEntry } from './journal-lines.js';
import { tamper } from './tamper.js';

/** A file to which lines are added. A line that was cut off by a crash was never answered and goes. */
export class JournalFile implements Journal {
  private waiting: string[] = [];

  private constructor(private readonly file: number) {}

  /** Opens or makes the file and brings the storage to where it ended. @throws when it cannot be made, is a folder, or has a line before the last that is unreadable */
  static async open(path: string, storage: Storage): Promise<JournalFile> {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new TypeError(`${path}: a folder, where a file is wanted`);
    const length = existsSync(path) ? await load(path, storage) : 0;
    const file = openSync(path, 'a');
    if (statSync(path).size > length) ftruncateSync(file, length);
    return new JournalFile(file);
  }

  add(events: readonly StoredEvent[]): void {
    this.line(entryOf(events));
  }

  tampered(position: number, how: Tampering): void {
    this.line({ at: position, how });
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    const bytes = Buffer.from(this.waiting.join(''));
    this.waiting = [];
    for (let written = 0; written < bytes.length; ) written += writeSync(this.file, bytes, written);
    fdatasyncSync(this.file);
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private line(entry: JournalEntry): void {
    this.waiting.push(`${JSON.stringify(entry)}\n`);
  }
}

/** Gives the length of the whole lines in bytes. */
async function load(path: string, storage: Storage): Promise<number> {
  let length = 0;
  const size = statSync(path).size;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: 0 })) {
    const end = length + Buffer.byteLength(line) + 1;
    if (end > size) break;
    take(JSON.parse(line) as JournalEntry, storage);
    length = end;
  }
  return length;
}

function take(entry: JournalEntry, storage: Storage): void {
  if ('written' in entry) for (const event of eventsIn(entry.written)) storage.restore(event);
  else tamper(storage, entry.at, entry.how);
}
