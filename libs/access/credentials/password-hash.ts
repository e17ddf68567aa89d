import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a hash costs: N = 2^`logN`, r, p; it takes 128·N·r bytes of memory. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and some tenths of a second: what OWASP asks of scrypt. */
export const passwordCost: PasswordCost = { logN: 17, r: 8, p: 1 };

const shape = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** The key is mixed in first, so that the log alone, without the server's secret, gives nothing to guess at. */
function derive(password: string, key: Buffer, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const keyed = createHmac('sha256', key).update(password.normalize('NFKC')).digest();
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return new Promise((resolve, reject) => {
    scrypt(keyed, salt, 32, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

/** A new hash of a password, with salt and cost in it; computed off the main thread. */
export async function hashPassword(
  password: string,
  key: Buffer,
  cost: PasswordCost = passwordCost,
): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, key, salt, cost);
  const text = [salt, hash].map((bytes) => bytes.toString('base64url')).join('$');
  return `scrypt$${cost.logN}$${cost.r}$${cost.p}$${text}`;
}

/** Whether a password fits a hash, at the cost that the hash was made with; what is no hash fits none. */
export async function fitsPassword(password: string, stored: string, key: Buffer): Promise<boolean> {
  const [, logN, r, p, salt, hash] = shape.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) return false;
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const made = await derive(password, key, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(made, Buffer.from(hash, 'base64url'));
}
