import { type ProblemDetails, Stranger } from './faults.js';
import type { CameBack } from './in-time.js';

/** Stands on every answer of this product, whatever it says. */
const mark = 'xiaohao-api';

const typeOf = ({ headers }: CameBack): string =>
  (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** What came instead, such as `HTTP 200 text/html`. */
function stranger(url: string, answer: CameBack): Stranger {
  const what = answer.headers.get('location') ?? typeOf(answer);
  return new Stranger(url, `HTTP ${answer.status} ${what}`.trimEnd());
}

/** @throws Stranger where whoever answers is no server of this product: a page of a proxy, another service */
export function mustBeOurs(url: string, answer: CameBack): CameBack {
  if (answer.headers.has(mark)) return answer;
  throw stranger(url, answer);
}

/** A good answer's content, which is of the type that was asked for. @throws Stranger */
export function contentOf(url: string, answer: CameBack, type: string): Uint8Array {
  if (typeOf(answer) === type) return answer.bytes;
  throw stranger(url, answer);
}

/** A good answer's JSON: every one of the API is an object. @throws Stranger */
export function objectOf(url: string, answer: CameBack): object {
  const value = parsed(contentOf(url, answer, 'application/json'));
  if (isObject(value)) return value;
  throw stranger(url, answer);
}

/** What a refusal says. @throws Stranger */
export function problemOf(url: string, answer: CameBack): ProblemDetails {
  const value = parsed(contentOf(url, answer, 'application/problem+json'));
  if (isObject(value) && 'code' in value && 'detail' in value) return value as ProblemDetails;
  throw stranger(url, answer);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
