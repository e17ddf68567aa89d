import { type LogKeys, type NoteKey, openCheckpoint } from '@xiaohao/integrity';

/** What is signed now: enough to make a proof of. */
export interface CurrentCheckpoint {
  readonly note: string;
  readonly size: number;
}

/** The last checkpoint that was signed and the last one that came back cosigned; the second may be older. */
export class KnownCheckpoints {
  #current: CurrentCheckpoint | undefined;
  #cosigned: CurrentCheckpoint | undefined;

  get current(): CurrentCheckpoint | undefined {
    return this.#current;
  }

  get cosigned(): CurrentCheckpoint | undefined {
    return this.#cosigned;
  }

  /** Whether the last one has no cosignature yet. */
  get unwitnessed(): boolean {
    return (this.#cosigned?.size ?? 0) < (this.#current?.size ?? 0);
  }

  /** The better of both that holds so many leaves. */
  covering(size: number): CurrentCheckpoint | undefined {
    return [this.#cosigned, this.#current].find((one) => one !== undefined && one.size >= size);
  }

  signed(current: CurrentCheckpoint): void {
    this.#current = current;
    this.#join();
  }

  witnessed(cosigned: CurrentCheckpoint): void {
    this.#cosigned = cosigned;
    this.#join();
  }

  /** Notes that lie where all nodes find them: another node may have signed on. Nothing goes back to a smaller tree. */
  take(
    notes: { readonly checkpoint: string | null; readonly witnessed: string | null },
    log: LogKeys,
    witness?: NoteKey,
  ) {
    const current = opened(notes.checkpoint, log);
    if (current && current.size > (this.#current?.size ?? -1)) this.signed(current);
    const cosigned = witness && opened(notes.witnessed, log, witness);
    if (cosigned && cosigned.size > (this.#cosigned?.size ?? -1)) this.witnessed(cosigned);
  }

  #join(): void {
    if (this.#cosigned?.size === this.#current?.size) this.#current = this.#cosigned;
  }
}

export const checkpointOf = (note: string): CurrentCheckpoint => ({
  note,
  size: Number(note.split('\n')[1]),
});

function opened(note: string | null, log: LogKeys, witness?: NoteKey): CurrentCheckpoint | undefined {
  if (note === null) return undefined;
  const read = openCheckpoint(note, log, witness ? [witness] : []);
  if (!read || (witness && read.witnessed.length === 0)) return undefined;
  return { note, size: read.checkpoint.size };
}
