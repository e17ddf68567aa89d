import { edgeProblem } from '../problem-details/edge-catalogue.js';

type Header = string | readonly string[] | undefined;

/** The strong entity tag of a revision. */
export const etagOf = (revision: string): string => `"${revision}"`;

/**
 * What the caller has read: a revision, or `*` for "whatever stands there".
 * @throws HttpProblem 428 when missing, 400 when weak, several or not a tag of ours
 */
export function parseIfMatch(header: Header): '*' | string {
  if (header === undefined || header === '') throw edgeProblem('PreconditionRequired');
  const text = typeof header === 'string' ? header.trim() : '';
  if (text === '*') return '*';
  const tag = /^"(0|[1-9]\d{0,18})"$/.exec(text)?.[1];
  if (tag === undefined) throw edgeProblem('InvalidIfMatch', { params: { given: text.slice(0, 60) } });
  return tag;
}

/** Whether the caller already holds this revision (`If-None-Match`). */
export const holdsAlready = (header: Header, revision: string): boolean =>
  typeof header === 'string' &&
  header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(revision));

/**
 * The caller's Idempotency-Key, bare or as a quoted string; undefined when there is none.
 * @throws HttpProblem 400
 */
export function parseIdempotencyKey(header: Header): string | undefined {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header.trim() : '';
  const key = /^"([^"\\]*)"$/.exec(text)?.[1] ?? text;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw edgeProblem('InvalidIdempotencyKey');
  return key;
}
