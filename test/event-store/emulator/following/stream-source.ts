import { deletedRevision, type Storage, type StoredEvent, visiblePart } from '../storage/index.js';
import type { Next, Source } from './source.js';

/** One stream from a revision on. While catching up metadata hides events as it does from readers; live it does not. */
export class StreamSource implements Source {
  constructor(
    private readonly storage: Storage,
    private readonly stream: string,
    private revision: number,
  ) {}

  next(live: boolean): Next {
    const part = visiblePart(this.storage, this.stream, Date.now());
    if (part === 'deleted') return live ? this.untilTheEnd() : part;
    if (live) return found(this.stored());
    if (part === 'absent') return undefined;
    if (this.revision < part.first) this.revision = part.first;
    for (; this.revision <= part.last; this.revision += 1) {
      const event = this.storage.eventAt(this.stream, this.revision);
      if (event && event.created >= part.oldest) return found(this.stored());
    }
    return undefined;
  }

  behind(): number {
    const last = this.storage.lastRevision(this.stream);
    return last === deletedRevision ? 0 : last + 1 - this.revision;
  }

  owed(): undefined {
    return undefined;
  }

  private stored(): StoredEvent | undefined {
    const event = this.storage.eventAt(this.stream, this.revision);
    if (event) this.revision += 1;
    return event;
  }

  /** A live reader gets what is left and the tombstone. */
  private untilTheEnd(): Next {
    const event = this.stored();
    if (event) return { event };
    if (this.revision > deletedRevision) return 'deleted';
    this.revision = deletedRevision + 1;
    return found(this.storage.tombstoneOf(this.stream)) ?? 'deleted';
  }
}

const found = (event: StoredEvent | undefined): Next => (event ? { event } : undefined);
