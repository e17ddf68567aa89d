import type { Readable } from 'node:stream';

/** The largest file, bytes. */
export const evidenceLimit = 20 * 1024 * 1024;

/** A file as it was looked at when it was taken in. */
export interface StoredFile {
  /** SHA-256 of the content, hex: its name in the store. */
  readonly digest: string;
  readonly bytes: number;
  /** Judged by content, never by name. */
  readonly mediaType: string;
}

/**
 * Files by content. A file is either whole and durable in the store, or not there at all; the same content is
 * there once, whoever brings it; what is there never changes and is never removed.
 */
export interface EvidenceStore {
  /**
   * Takes a file in and judges its type by content.
   * @throws EvidenceRefused, EvidenceStoreFull; nothing stays behind then
   */
  put(content: AsyncIterable<Uint8Array>, name: string): Promise<StoredFile>;
  /** What is known of a file, or undefined. @throws where that cannot be found out: it is not absent then */
  find(digest: string): Promise<StoredFile | undefined>;
  /** The content, or undefined. @throws as `find` does */
  open(digest: string): Promise<Readable | undefined>;
  /** Reads the file again and compares it with its digest: `changed` is an alarm. */
  verify(digest: string): Promise<'whole' | 'changed' | 'absent'>;
}
