import type { AccessCommand, AccessContext, AccessEvent, ApiKey } from '@xiaohao/access';
import {
  type AccessState,
  accessDecider,
  accessEventVersions,
  type Caller,
  isFormerGood,
  isKeyGood,
  isLimited,
} from '@xiaohao/access';
import { hashSecret, parseKey, sameHash } from '@xiaohao/access/credentials';
import type { AggregateKind } from '@xiaohao/command-handling';
import { LRUCache } from 'lru-cache';
import type { Registers } from '../house/registers.js';
import { AddressList } from './address-list.js';
import type { KeyUses } from './key-uses.js';

/** The register of credentials as an aggregate: one stream. */
export const accessKind: AggregateKind<AccessCommand, AccessEvent, AccessState, AccessContext> = {
  name: 'access',
  decider: accessDecider,
  stream: () => 'access',
  schemaVersions: accessEventVersions,
};

/** Tells from an API key who calls. */
export class Keys {
  /** Hashes of secrets that were found good, so that not every request costs an HMAC. Keyed by the whole text. */
  readonly #known = new LRUCache<string, string>({ max: 1_000 });
  readonly #lists = new WeakMap<readonly string[], AddressList>();

  constructor(
    private readonly registers: Registers,
    private readonly pepper: Buffer,
    private readonly uses: KeyUses,
    private readonly now: () => string,
  ) {}

  async isIssued(id: string): Promise<boolean> {
    return (await this.registers.access()).state.keys.has(id);
  }

  /** Whether any key was ever issued. */
  async areThere(): Promise<boolean> {
    return (await this.registers.access()).state.keys.size > 0;
  }

  /** Whether a key is good by itself, wherever it may be used from. */
  async isGood(text: string): Promise<boolean> {
    const parts = parseKey(text);
    if (!parts) return false;
    const key = (await this.registers.access()).state.keys.get(parts.id);
    const now = this.now();
    return key !== undefined && isKeyGood(key, now) && isSecretOf(key, this.hash(parts.secret), now);
  }

  hash(secret: string): string {
    return hashSecret(secret, this.pepper);
  }

  /** When a key was found good last; UTC. */
  lastUse(key: string): string | undefined {
    return this.uses.lastUse(key);
  }

  /** The caller behind a key that came from an address; undefined when it is not good, for whatever reason. */
  async callerOf(text: string, address: string): Promise<Caller | undefined> {
    const parts = parseKey(text);
    if (!parts) return undefined;
    const key = (await this.registers.access()).state.keys.get(parts.id);
    const hash = this.#known.get(text) ?? this.hash(parts.secret);
    const now = this.now();
    if (!key || !isKeyGood(key, now) || !isSecretOf(key, hash, now)) return undefined;
    this.#known.set(text, hash);
    if (!this.#isAllowed(key, address)) return undefined;
    const holder = await this.#holderOf(key);
    if (!holder) return undefined;
    this.uses.used(key.id, now);
    const { scopes, unit } = key.terms;
    return {
      ...holder,
      key: key.id,
      ...(scopes === undefined ? {} : { scopes }),
      ...(unit === undefined ? {} : { unit }),
      ...(isLimited(key.terms) ? { limited: true } : {}),
      authenticated: { at: now, methods: ['key'] },
    };
  }

  async #holderOf({ id, holder }: ApiKey): Promise<Pick<Caller, 'kind' | 'id'> | undefined> {
    switch (holder.kind) {
      case 'administrator':
        return { kind: 'administrator', id };
      case 'system':
        return { kind: 'system', id: `system:${holder.system}` };
      case 'person': {
        const person = (await this.registers.organisation()).state.people.get(holder.person);
        return person?.active ? { kind: 'person', id: person.id } : undefined;
      }
      default:
        return holder satisfies never;
    }
  }

  #isAllowed({ terms: { addresses } }: ApiKey, address: string): boolean {
    if (addresses === undefined) return true;
    let list = this.#lists.get(addresses);
    if (!list) {
      const made = AddressList.of(addresses);
      if (!(made instanceof AddressList)) return false;
      list = made;
      this.#lists.set(addresses, list);
    }
    return list.has(address);
  }
}

const isSecretOf = (key: ApiKey, hash: string, now: string): boolean =>
  sameHash(key.hash, hash) ||
  (key.former !== undefined && isFormerGood(key, now) && sameHash(key.former.hash, hash));
