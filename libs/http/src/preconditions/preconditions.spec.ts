import { describe, expect, it } from '@jest/globals';
import { HttpProblem } from '../problem-details/http-problem.js';
import { etagOf } from './etag.js';
import { parseIdempotencyKey } from './idempotency-key.js';
import { parseIfMatch } from './if-match.js';
import { isKnown } from './if-none-match.js';

function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return [error.parts.status, error.code];
  }
}

const INVALID_TAG = [400, 'InvalidIfMatch'];
const INVALID_KEY = [400, 'InvalidIdempotencyKey'];

describe('If-Match', () => {
  it.each<[string | undefined, unknown]>([
    [undefined, [428, 'PreconditionRequired']],
    ['*', '*'],
    [etagOf('7'), '7'],
    [' "a-1:2" ', 'a-1:2'],
    ['', INVALID_TAG],
    ['7', INVALID_TAG],
    ['W/"7"', INVALID_TAG],
    ['"7", "8"', INVALID_TAG],
    ['"7" *', INVALID_TAG],
    ['""', INVALID_TAG],
    ['"7', INVALID_TAG],
    ['"a b"', INVALID_TAG],
    [`"${'7'.repeat(129)}"`, INVALID_TAG],
  ])('%s', (header, expected) => {
    expect(outcome(() => parseIfMatch(header))).toEqual(expected);
  });
});

describe('If-None-Match', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, false],
    ['"7"', true],
    ['W/"7"', true],
    ['"6", "7"', true],
    ['*', true],
    ['"77"', false],
    ['7', false],
  ])('%s', (header, expected) => {
    expect(isKnown(header, '"7"')).toBe(expected);
  });
});

describe('Idempotency-Key', () => {
  it.each<[string | undefined, unknown]>([
    [undefined, undefined],
    ['k-1', 'k-1'],
    ['"k-1"', 'k-1'],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    ['k'.repeat(255), 'k'.repeat(255)],
    [`"${'k'.repeat(255)}"`, 'k'.repeat(255)],
    ['k'.repeat(256), INVALID_KEY],
    [`"${'k'.repeat(256)}"`, INVALID_KEY],
    ['', INVALID_KEY],
    ['""', INVALID_KEY],
    ['a b', INVALID_KEY],
    ['"a b"', INVALID_KEY],
    ['a, b', INVALID_KEY],
    ['"open', INVALID_KEY],
    ['"a"b"', INVALID_KEY],
    ['中', INVALID_KEY],
    ['a\u007f', INVALID_KEY],
  ])('%s', (header, expected) => {
    expect(outcome(() => parseIdempotencyKey(header))).toEqual(expected);
  });
});
