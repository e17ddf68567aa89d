import type { Authentication } from './proof.js';

/** How old an authentication may be with which somebody signs, milliseconds. */
export const freshFor = 5 * 60_000;

/**
 * Whether somebody has shown who they are within the last five minutes. An authentication of the future is none:
 * its clock is not ours.
 */
export function isFresh({ at }: Authentication, now: string): boolean {
  const age = Date.parse(now) - Date.parse(at);
  return age >= 0 && age <= freshFor;
}
