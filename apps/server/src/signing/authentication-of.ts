import type { Caller } from '@xiaohao/access';
import type { Authentication } from '@xiaohao/signing';

/** A caller of whom it may be known when and how they signed in. */
export type AuthenticatedCaller = Caller & { readonly authenticated?: Authentication };

/** When and how the caller has shown who they are: whoever holds a key shows it with every request. */
export const authenticationOf = ({ authenticated }: AuthenticatedCaller, now: string): Authentication =>
  authenticated === undefined
    ? { at: now, methods: ['key'] }
    : { at: authenticated.at, methods: [...authenticated.methods] };
