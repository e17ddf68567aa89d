import { createHmac, timingSafeEqual } from 'node:crypto';
import { InvalidCursor } from './ledger.js';

/** Where the next page begins: after the row that sorts by these values. */
export type Place = readonly (string | number)[];

const macBytes = 32;
const longest = 1_024;

const sign = (secret: Uint8Array, binding: string, place: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${binding.length}:${binding}`).update(place).digest();

/** Opaque text that only goes with the same binding: filter, sort and reader. */
export function writeCursor(secret: Uint8Array, binding: string, place: Place): string {
  const body = Buffer.from(JSON.stringify(place));
  return Buffer.concat([sign(secret, binding, body), body]).toString('base64url');
}

/** Throws {@link InvalidCursor} unless every bit is as it was written, for this binding. */
export function readCursor(secret: Uint8Array, binding: string, cursor: string): Place {
  if (cursor.length > longest) throw new InvalidCursor('the cursor is too long');
  const bytes = Buffer.from(cursor, 'base64url');
  // Base64 has spare bits at its end that say nothing; a cursor is nevertheless one text and no other.
  if (bytes.length <= macBytes || bytes.toString('base64url') !== cursor)
    throw new InvalidCursor('not a cursor');
  const body = bytes.subarray(macBytes);
  if (!timingSafeEqual(bytes.subarray(0, macBytes), sign(secret, binding, body)))
    throw new InvalidCursor('the cursor is not for this list');
  return JSON.parse(body.toString()) as Place;
}
