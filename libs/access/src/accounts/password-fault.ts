import type { Refusal } from '@xiaohao/deciding';
import type { AccountRefusalCode } from './account-refusals.js';
import { commonPasswords } from './common-passwords.js';

const padding = /^[\d\s!@#$%^&*._+=?~-]+|[\d\s!@#$%^&*._+=?~-]+$/g;

/**
 * What is wrong with a password somebody wants, if anything: too short, the login name in it, or one of those
 * tried first. What it is made of is nobody's business (NIST SP 800-63B §3.1.1.2).
 */
export function passwordFault(
  password: string,
  login: string,
  min: number,
): Refusal<AccountRefusalCode> | undefined {
  const text = password.normalize('NFKC').toLowerCase();
  if ([...text].length < min) return { refused: 'PasswordTooShort', params: { min } };
  if (text.includes(login)) return { refused: 'PasswordHoldsLoginName' };
  if (isCommon(text)) return { refused: 'PasswordTooCommon' };
  return undefined;
}

/** On the list, as it is or without digits and signs at its ends; three characters over and over; a row of neighbours. */
function isCommon(text: string): boolean {
  if (commonPasswords.has(text) || commonPasswords.has(text.replace(padding, ''))) return true;
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  const neighbours = steps.filter((step) => Math.abs(step) <= 1 || Math.abs(step) === 9).length;
  return new Set(codes).size < 4 || neighbours === steps.length;
}
