import { randomBytes } from 'node:crypto';

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

/** 192 random bits, as a key holds them. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** A new key. */
export const newKey = (): KeyText => ({ id: randomBytes(6).toString('hex'), secret: newSecret() });
