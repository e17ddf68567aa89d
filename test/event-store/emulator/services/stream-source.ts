import { deletedRevision, type Storage, type StoredEvent, visiblePart } from '../storage/index.js';
import { streamDeleted } from '../wire/errors.js';
import type { Source } from './subscribe.js';

/** One stream from behind a revision on. While catching up metadata hides events as it does from readers; live it does not. */
export class StreamSource implements Source {
  private revision: number;

  constructor(
    private readonly storage: Storage,
    private readonly stream: string,
    from: number | 'start' | 'end',
  ) {
    const last = storage.lastRevision(stream);
    if (from === 'start') this.revision = 0;
    else if (from === 'end') this.revision = last === deletedRevision ? 0 : last + 1;
    else this.revision = from + 1;
  }

  next(live: boolean): StoredEvent | undefined {
    const part = visiblePart(this.storage, this.stream, Date.now());
    if (part === 'deleted') return this.beforeTheEnd(live);
    if (part === 'absent' || live) return live ? this.stored() : undefined;
    if (this.revision < part.first) this.revision = part.first;
    while (this.revision <= part.last) {
      const event = this.storage.eventAt(this.stream, this.revision);
      if (event && event.created >= part.oldest) return this.stored();
      this.revision += 1;
    }
    return undefined;
  }

  behind(): number {
    const last = this.storage.lastRevision(this.stream);
    return last === deletedRevision ? 0 : last + 1 - this.revision;
  }

  checkpoint(): undefined {
    return undefined;
  }

  private stored(): StoredEvent | undefined {
    const event = this.storage.eventAt(this.stream, this.revision);
    if (event) this.revision += 1;
    return event;
  }

  /** A live subscriber gets what is left and the tombstone; then, and to all others, the stream is deleted. */
  private beforeTheEnd(live: boolean): StoredEvent | undefined {
    if (!live || this.revision > deletedRevision) throw streamDeleted(this.stream);
    const event = this.stored();
    if (event) return event;
    this.revision = deletedRevision + 1;
    return this.storage.tombstoneOf(this.stream);
  }
}
