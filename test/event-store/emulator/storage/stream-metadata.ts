import { membersOf } from './json-members.js';
import { deletedRevision } from './revisions.js';

/** Roles by right, each one name or several; what is absent is left to the defaults. */
export interface StreamAcl {
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly delete?: readonly string[];
  readonly metaRead?: readonly string[];
  readonly metaWrite?: readonly string[];
}

/** What a stream's metadata says to the storage. `maxAge` is in seconds. */
export interface StreamMetadata {
  readonly maxCount?: number;
  readonly maxAge?: number;
  readonly truncateBefore?: number;
  readonly acl?: StreamAcl;
}

class NotMetadata extends Error {}

export const emptyMetadata: StreamMetadata = Object.freeze({});

const text = new TextDecoder();

const largest = 2n ** 63n - 1n;
/** As many seconds as the server's time spans hold. */
const longestAge = 922_337_203_685n;

/** A whole number as it is written, without fraction and exponent. */
function whole(source: string): bigint {
  const value = /^-?\d+$/u.test(source) ? BigInt(source) : undefined;
  if (value === undefined || value > largest || value < -largest - 1n) throw new NotMetadata(source);
  return value;
}

function atLeast(least: bigint, value: bigint): number | undefined {
  return value < least ? undefined : Number(value);
}

function seconds(source: string): number | undefined {
  const value = whole(source);
  if (value > longestAge || value < -longestAge) throw new NotMetadata(source);
  return atLeast(1n, value);
}

function revision(source: string): number | undefined {
  const value = whole(source);
  if (value === largest) return deletedRevision;
  const found = atLeast(0n, value);
  return found === undefined ? undefined : Math.min(found, deletedRevision - 1);
}

function roles(json: Readonly<Record<string, unknown>>, key: string): readonly string[] | undefined {
  const value = json[key];
  if (value === undefined) return undefined;
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((role): role is string => typeof role === 'string')) throw new NotMetadata(key);
  return list;
}

const rights = ['$r', '$w', '$d', '$mr', '$mw'];

/** Reads an ACL with the keys `$r`, `$w`, `$d`, `$mr`, `$mw`. @throws when it is none, or has any other key */
export function readAcl(value: unknown): StreamAcl {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotMetadata('$acl');
  const json = value as Readonly<Record<string, unknown>>;
  if (!Object.keys(json).every((key) => rights.includes(key))) throw new NotMetadata('$acl');
  const found = {
    read: roles(json, '$r'),
    write: roles(json, '$w'),
    delete: roles(json, '$d'),
    metaRead: roles(json, '$mr'),
    metaWrite: roles(json, '$mw'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list !== undefined));
}

/** The part of metadata that one member is. @throws when its value is of a wrong kind */
function partOf(key: string, source: string): StreamMetadata {
  switch (key) {
    case '$maxCount':
      return { maxCount: atLeast(1n, whole(source)) };
    case '$maxAge':
      return { maxAge: seconds(source) };
    case '$tb':
      return { truncateBefore: revision(source) };
    case '$acl':
      return { acl: readAcl(JSON.parse(source)) };
    case '$cacheControl':
      seconds(source);
      return {};
    case '$tmp':
      if (source !== 'true' && source !== 'false') throw new NotMetadata(key);
      return {};
    default:
      return {};
  }
}

/** Reads the data of a metastream's last event, whatever its type. One value of a wrong kind voids the whole; numbers too small count as absent. */
export function readStreamMetadata(data: Uint8Array): StreamMetadata {
  try {
    const parts = membersOf(text.decode(data)).map(([key, source]) => partOf(key, source));
    return Object.assign({}, ...parts) as StreamMetadata;
  } catch {
    return emptyMetadata;
  }
}
