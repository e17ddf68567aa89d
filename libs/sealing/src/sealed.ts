import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM: `nonce (12) | tag (16) | ciphertext`.
 * @param key 32 bytes
 * @param about is bound in and not written down: what was sealed about one thing does not open as another's
 */
export function sealed(key: Buffer, content: Buffer, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(about));
  const text = Buffer.concat([sealing.update(content), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), text]);
}

/** What was sealed. @throws when key or `about` are others, or a bit was changed */
export function opened(key: Buffer, box: Buffer, about: string): Buffer {
  const opening = createDecipheriv(cipher, key, box.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(about))
    .setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([opening.update(box.subarray(nonceBytes + tagBytes)), opening.final()]);
}
