import { hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one purpose from the server's own secret (HKDF-SHA-256): no two purposes share one. */
export const deriveKey = (serverSecret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', serverSecret, '', `xiaohao ${purpose}`, 32));
