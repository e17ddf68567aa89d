import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is kept of a random secret: HMAC-SHA-256 under the server's own secret, hex. */
export const hashSecret = (secret: string, pepper: Buffer): string =>
  createHmac('sha256', pepper).update(secret).digest('hex');

/** Compares in constant time; what differs in length is no hash of ours. */
export function sameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
