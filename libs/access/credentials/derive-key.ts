import { derivedKey } from '@xiaohao/sealing';

/** A key of 32 bytes for one purpose of this room, from the server's own secret. */
export const deriveKey = (serverSecret: Buffer, purpose: string): Buffer =>
  derivedKey(serverSecret, `xiaohao ${purpose}`);
