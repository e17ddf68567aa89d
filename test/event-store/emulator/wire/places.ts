import { NotForeseen } from './errors.js';

/** 2^64 − 1: the end, or of an expected revision none. */
const end = 18_446_744_073_709_551_615n;
const greatest = 9_223_372_036_854_775_807n;

/** The number of a place; `end` for 2^64 − 1. @throws CallError for one between, which no place can have */
function placeIn(text: string, named: string): bigint | 'end' {
  const place = BigInt(text);
  if (place === end) return 'end';
  if (place > greatest)
    throw new NotForeseen(`Specified argument was out of the range of valid values. (Parameter '${named}')`);
  return place;
}

/** A revision in a request. @throws CallError for a number that no revision can have */
export const revisionIn = (text: string): bigint | 'end' => placeIn(text, 'value');

interface PositionMessage {
  getCommitPosition(): string;
  getPreparePosition(): string;
}

/** A position in a request by its commit; −1, which is nowhere, when it is the end by its commit alone. @throws CallError for a pair that is none */
export function positionIn(message: PositionMessage): number | 'end' {
  const commit = placeIn(message.getCommitPosition(), 'commitPosition');
  const prepare = placeIn(message.getPreparePosition(), 'preparePosition');
  if (commit === 'end') return prepare === 'end' ? 'end' : -1;
  if (prepare === 'end' || prepare > commit)
    throw new NotForeseen('The commit position cannot be less than the prepare position');
  return Number(commit);
}
