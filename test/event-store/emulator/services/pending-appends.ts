import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision, ProposedEvent } from '../storage/index.js';

/** An append in a batch as far as its parts have come. */
export interface PendingAppend {
  readonly correlation: shared.UUID | undefined;
  readonly options: streams.BatchAppendReq.Options;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
}

/** How long a server waits for the last part at most, whatever deadline it was told, in milliseconds. */
const patience = 2000;

/** The appends of one batch call whose last part is still to come. */
export class PendingAppends {
  private readonly appends = new Map<
    string,
    { readonly parts: PendingAppend; readonly timer: NodeJS.Timeout }
  >();

  get(id: string): PendingAppend | undefined {
    return this.appends.get(id)?.parts;
  }

  /** Options that come again change nothing. `tooLate` is called when no last part has come in `left` milliseconds, or in what a server allows. */
  begin(id: string, parts: PendingAppend, left: number, tooLate: () => void): void {
    if (this.appends.has(id)) return;
    const timer = setTimeout(
      () => {
        this.appends.delete(id);
        tooLate();
      },
      Math.min(left, patience),
    );
    this.appends.set(id, { parts, timer: timer.unref() });
  }

  delete(id: string): void {
    clearTimeout(this.appends.get(id)?.timer);
    this.appends.delete(id);
  }

  clear(): void {
    for (const id of this.appends.keys()) this.delete(id);
  }
}
