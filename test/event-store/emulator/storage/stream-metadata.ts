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

function whole(json: Readonly<Record<string, unknown>>, key: string, least: number): number | undefined {
  const value = json[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new NotMetadata(key);
  return value >= least ? value : undefined;
}

function roles(json: Readonly<Record<string, unknown>>, key: string): readonly string[] | undefined {
  const value = json[key];
  if (value === undefined) return undefined;
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((role): role is string => typeof role === 'string')) throw new NotMetadata(key);
  return list;
}

/** Reads an ACL with the keys `$r`, `$w`, `$d`, `$mr`, `$mw`. @throws when it is none */
export function readAcl(value: unknown): StreamAcl {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotMetadata('$acl');
  const json = value as Readonly<Record<string, unknown>>;
  const found = {
    read: roles(json, '$r'),
    write: roles(json, '$w'),
    delete: roles(json, '$d'),
    metaRead: roles(json, '$mr'),
    metaWrite: roles(json, '$mw'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list !== undefined));
}

/** Reads the last event of a metastream, whatever its type. One value of a wrong kind voids the whole; numbers too small count as absent. */
export function readStreamMetadata(data: Uint8Array): StreamMetadata {
  try {
    const json: unknown = JSON.parse(text.decode(data));
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return emptyMetadata;
    const fields = json as Readonly<Record<string, unknown>>;
    const truncateBefore = whole(fields, '$tb', 0);
    const found = {
      maxCount: whole(fields, '$maxCount', 1),
      maxAge: whole(fields, '$maxAge', 1),
      truncateBefore: truncateBefore === 2 ** 63 ? deletedRevision : truncateBefore,
      acl: fields['$acl'] === undefined ? undefined : readAcl(fields['$acl']),
    };
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  } catch {
    return emptyMetadata;
  }
}
