import { randomBytes } from 'node:crypto';

/** Crockford's base 32 in lower case: nothing in it is mistaken for something else when it is read aloud. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** Groups of five letters, 25 random bits each. */
const groups = (count: number): string =>
  Array.from({ length: count }, () => [...randomBytes(5)].map((byte) => letters[byte % 32]).join('')).join(
    '-',
  );

/** A password that is set for somebody else: 100 random bits. */
export const newOneTimePassword = (): string => groups(4);

/** A code on paper for the day the phone is lost: 100 random bits, so that a keyed hash of it is enough. */
export const newRecoveryCode = (): string => groups(4);

const recovery = /^[0-9a-hjkmnp-tv-z]{20}$/;

/** A recovery code in its one form, however it was typed; undefined when it is none. */
export function recoveryCode(text: string): string | undefined {
  const bare = text.toLowerCase().replace(/[\s-]/g, '');
  return recovery.test(bare) ? (bare.match(/.{5}/g) ?? []).join('-') : undefined;
}
