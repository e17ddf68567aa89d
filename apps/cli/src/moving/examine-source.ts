import { isParsedObject, type RecordedEvent } from '@xiaohao/event-log';
import { EventMissing, NotOurs } from './copy-faults.js';

/** What of an event's form keeps it from being one of ours; undefined when nothing does. */
function strangenessOf({ data, metadata }: RecordedEvent): string | undefined {
  if (!isParsedObject(data)) return 'its data is no object';
  if (!isParsedObject(metadata)) return 'its metadata is no object';
  if (!Number.isSafeInteger(metadata.schemaVersion)) return 'no schemaVersion';
  if (typeof metadata.correlationId !== 'string') return 'no correlationId';
  return typeof metadata.recordedAt === 'string' ? undefined : 'no recordedAt';
}

/** Sixteen characters of one byte each: of a long log there are many. */
const compact = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');

/** Sees the events of a source in their order. */
export class SourceExamination {
  readonly #next = new Map<string, bigint>();
  readonly #seen = new Set<string>();

  /**
   * False for an event that was there already.
   * @throws NotOurs, EventMissing
   */
  isNew(event: RecordedEvent): boolean {
    const { stream, revision } = event;
    const strange = strangenessOf(event);
    if (strange !== undefined) throw new NotOurs(stream, revision, strange);
    const id = compact(event.id);
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    const next = this.#next.get(stream) ?? 0n;
    if (BigInt(revision) !== next) throw new EventMissing(stream, String(next), revision);
    this.#next.set(stream, next + 1n);
    return true;
  }
}
