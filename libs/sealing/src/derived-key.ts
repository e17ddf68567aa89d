import { hkdfSync } from 'node:crypto';

/**
 * A key of 32 bytes for one purpose, by HKDF-SHA-256 without salt: no two purposes share one, and none tells another.
 * @param purpose its whole text; another letter is another key, under which nothing that was sealed before opens
 */
export const derivedKey = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
