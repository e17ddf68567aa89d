import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key as it is shown once: `xh_<id>_<secret>`. */
export interface KeyText {
  readonly id: string;
  readonly secret: string;
}

const shape = /^xh_([A-Za-z0-9]{6,32})_([A-Za-z0-9_-]{22,128})$/;

/** The parts of a key, or undefined when it is none. */
export function parseKey(text: string): KeyText | undefined {
  const parts = shape.exec(text);
  return parts?.[1] !== undefined && parts[2] !== undefined ? { id: parts[1], secret: parts[2] } : undefined;
}

export const keyText = ({ id, secret }: KeyText): string => `xh_${id}_${secret}`;

/** A new key with 192 random bits. */
export const newKey = (): KeyText => ({
  id: randomBytes(6).toString('hex'),
  secret: randomBytes(24).toString('base64url'),
});

/** What is kept of a secret: HMAC-SHA-256 under the server's own secret, hex. */
export const hashSecret = (secret: string, pepper: Buffer): string =>
  createHmac('sha256', pepper).update(secret).digest('hex');

/** Compares in constant time; what differs in length is no hash of ours. */
export function sameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
