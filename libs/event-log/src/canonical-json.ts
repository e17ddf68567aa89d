import canonicalize from 'canonicalize';
import { isJsonObject } from './json-object.js';

/** Thrown inside, never out of here: the engine's serialiser would write this value otherwise than RFC 8785. */
class NeedsTheLongWay extends Error {}

/** Thrown inside, never out of here: a serialiser would leave out, or make up, what this is. */
class NotJson extends Error {}

/**
 * Names that an object does not keep in the order in which they are given: the engine puts integers first,
 * and `__proto__` is no member at all.
 */
const unordered = /^(?:\d|__proto__$)/;

const isNoValue = (value: unknown): boolean =>
  typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint';

const isAllJson = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return !isNoValue(value);
  if (Array.isArray(value)) return value.every(isAllJson);
  return isJsonObject(value) && Object.values(value).every(isAllJson);
};

const ordered = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new NeedsTheLongWay();
    if (isNoValue(value)) throw new NotJson();
    return value;
  }
  if (Array.isArray(value)) return value.map(ordered);
  if (!isJsonObject(value)) throw new NotJson();
  if ('toJSON' in value) throw new NeedsTheLongWay();
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    if (unordered.test(name)) throw new NeedsTheLongWay();
    copy[name] = ordered((value as Readonly<Record<string, unknown>>)[name]);
  }
  return copy;
};

/**
 * JSON as RFC 8785 wants it. ECMAScript writes numbers and texts exactly so, so that only the order of members
 * is left to do, and the engine's own serialiser does the rest at a fifth of the library's cost. What the
 * engine would order or write otherwise goes to the library.
 * @returns undefined for what JSON cannot say; lone surrogates come out escaped, for the caller to refuse
 */
export function canonicalJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(ordered(value));
  } catch (error) {
    return error instanceof NotJson ? undefined : byLibrary(value);
  }
}

function byLibrary(value: unknown): string | undefined {
  try {
    return isAllJson(value) ? canonicalize(value) : undefined;
  } catch {
    return undefined;
  }
}
