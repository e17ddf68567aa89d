import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, thirty seconds. */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const issuer = 'Xiaohao';

/** A new secret for an authenticator app: 160 random bits, base 32. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app reads from a QR code. */
export const codeUri = (secret: string, login: string): string =>
  new TOTP({ ...settings, issuer, label: login, secret: Secret.fromBase32(secret) }).toString();

/**
 * The time step that a code belongs to, at most one step from now; undefined when it is no code of this secret.
 * Whether the step was used before, the account knows.
 * @param at instant, milliseconds since 1970
 */
export function stepOfCode(code: string, secret: string, at: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const options = { ...settings, token: code, secret: Secret.fromBase32(secret), timestamp: at, window: 1 };
  const delta = TOTP.validate(options);
  return delta === null ? undefined : TOTP.counter({ period: settings.period, timestamp: at }) + delta;
}

/** The code of an instant; for those who stand in for an app. */
export const codeAt = (secret: string, at: number): string =>
  TOTP.generate({ ...settings, secret: Secret.fromBase32(secret), timestamp: at });
