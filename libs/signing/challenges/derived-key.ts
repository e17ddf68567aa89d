import { hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one purpose, by HKDF-SHA-256 from the server's secret: no purpose learns another's. */
export const derivedKey = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `xiaohao/${purpose}`, 32));
