import { createHmac, randomUUID } from 'node:crypto';
import { deriveKey } from '@xiaohao/access/credentials';
import type { Asked } from '../identity/asked.js';

/**
 * Ids of restricted matters: UUIDv4, so that they say nothing of when or in which order. Under an Idempotency-Key
 * they follow from it, so that a repeated request makes nothing new, by a key that only this server has.
 */
export class UnguessableIds {
  readonly #key: Buffer;

  constructor(serverSecret: Buffer) {
    this.#key = deriveKey(serverSecret, 'restricted-ids/1');
  }

  /** The id for a role in this request: the same for the same key and role. */
  of({ facts: { keyed } }: Asked, role: string): string {
    if (keyed === undefined) return randomUUID();
    const bytes = createHmac('sha256', this.#key).update(`${keyed.key}/${role}`).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
