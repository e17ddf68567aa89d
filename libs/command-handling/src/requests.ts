import type { EventActor } from '@xiaohao/event-log';
import type { RequestIds } from './ids.js';

/** An Idempotency-Key as it is kept: never the key itself. */
export interface KeyedRequest {
  /** SHA-256 over (credential's owner, key), hex. */
  readonly key: string;
  /** SHA-256 over method, path and body, hex. */
  readonly request: string;
}

/** What a request says about itself, apart from what it asks. */
export interface RequestFacts {
  readonly actor: EventActor;
  readonly correlationId: string;
  readonly ids: RequestIds;
  readonly keyed?: KeyedRequest;
  /** When it happened, as stated by the caller. */
  readonly happenedAt?: string;
}

/**
 * What must stand there. `fresh`: nothing, and nothing is looked up; `whatever`: anything or nothing; `any`:
 * something, whatever it is; `match`: a revision that is the last which a person's hand wrote.
 */
export type Precondition =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'whatever' }
  | { readonly kind: 'any' }
  | { readonly kind: 'match'; readonly revision: string };
