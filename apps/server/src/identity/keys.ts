import type { AccessCommand, AccessContext, AccessEvent } from '@xiaohao/access';
import { type AccessState, accessDecider, accessEventVersions, type Caller } from '@xiaohao/access';
import { hashSecret, parseKey, sameHash } from '@xiaohao/access/credentials';
import type { AggregateKind } from '@xiaohao/command-handling';
import { LRUCache } from 'lru-cache';
import type { Registers } from '../house/registers.js';

/** The register of keys as an aggregate: one stream. */
export const accessKind: AggregateKind<AccessCommand, AccessEvent, AccessState, AccessContext> = {
  name: 'access',
  decider: accessDecider,
  stream: () => 'access',
  schemaVersions: accessEventVersions,
};

/** Tells from a request's credential who calls. */
export class Keys {
  /** Hashes of secrets that were found good, so that not every request costs an HMAC. Keyed by the whole text. */
  readonly #known = new LRUCache<string, string>({ max: 1_000 });

  constructor(
    private readonly registers: Registers,
    private readonly pepper: Buffer,
  ) {}

  async isIssued(id: string): Promise<boolean> {
    return (await this.registers.access()).state.keys.has(id);
  }

  hash(secret: string): string {
    return hashSecret(secret, this.pepper);
  }

  /** The caller behind an `Authorization` header; undefined when it is not good, for whatever reason. */
  async callerOf(authorization: string): Promise<Caller | undefined> {
    const text = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
    const parts = text === undefined ? undefined : parseKey(text);
    if (text === undefined || !parts) return undefined;
    const key = (await this.registers.access()).state.keys.get(parts.id);
    const hash = this.#known.get(text) ?? this.hash(parts.secret);
    if (!key || key.revoked || !sameHash(key.hash, hash)) return undefined;
    this.#known.set(text, hash);
    if (key.holder.kind === 'administrator') return { kind: 'administrator', id: key.id, key: key.id };
    const person = (await this.registers.organisation()).state.people.get(key.holder.person);
    return person?.active ? { kind: 'person', id: person.id, key: key.id } : undefined;
  }
}
