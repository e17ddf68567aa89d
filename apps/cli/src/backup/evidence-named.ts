import { join } from 'node:path';
import { FolderEvidenceStore } from '@xiaohao/evidence/folder';
import type { StoredLeaf } from '@xiaohao/integrity/following';
import type { Place } from '@xiaohao/integrity/verifying';

/** A file that an event relies on, and that is not there or not what it was. */
export interface EvidenceFinding {
  readonly kind: 'evidenceMissing' | 'evidenceChanged';
  readonly digest: string;
  /** The first event that names it. */
  readonly event: Place;
}

/** Collects which files the events of a log name, and looks for each by its content. */
export class EvidenceNamed {
  readonly #named = new Map<string, Place>();

  /** How many different files. */
  get count(): number {
    return this.#named.size;
  }

  readonly take = ({ stream, revision, position, data }: StoredLeaf): void => {
    if (!data.includes('"digest"')) return;
    const digest = digestIn(data);
    if (digest !== undefined && !this.#named.has(digest))
      this.#named.set(digest, { stream, revision, position });
  };

  /** Reads every file that was named. */
  async findings(
    folder: string,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<readonly EvidenceFinding[]> {
    const store = new FolderEvidenceStore(join(folder, 'evidence'));
    const found: EvidenceFinding[] = [];
    let done = 0;
    for (const [digest, event] of this.#named) {
      const state = await store.verify(digest).catch(() => 'changed' as const);
      if (state !== 'whole')
        found.push({ kind: state === 'absent' ? 'evidenceMissing' : 'evidenceChanged', digest, event });
      done += 1;
      onProgress(done, this.#named.size);
    }
    return found;
  }
}

/** What cannot be read is named by whoever verifies the log, not here. */
function digestIn(data: string): string | undefined {
  try {
    const { file } = JSON.parse(data) as { readonly file?: { readonly digest?: unknown } };
    const digest = file?.digest;
    return typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest) ? digest : undefined;
  } catch {
    return undefined;
  }
}
