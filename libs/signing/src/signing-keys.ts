import type { Decider } from '@xiaohao/deciding';
import type { SigningMethod } from './algorithm.js';
import type { SigningRefusalCode } from './refusals.js';
import type { PublicKey } from './signer.js';
import type { SigningKeyEvent } from './signing-key-events.js';

export interface RegisterSigningKey extends PublicKey {
  readonly type: 'RegisterSigningKey';
  readonly person: string;
  readonly method: SigningMethod;
}

/** A key on the register. Keys are never taken off: what was signed with one is verified with it for ever. */
export interface SigningKey extends PublicKey {
  readonly person: string;
  readonly method: SigningMethod;
  /** The administrator who registered it, or `system` for one that this server made. */
  readonly by: string;
}

/** By key id. */
export type SigningKeys = ReadonlyMap<string, SigningKey>;

export interface SigningKeysContext {
  readonly by: string;
  /** Whether somebody of this id is in office. */
  isInOffice(person: string): boolean;
}

/** The register of public keys: one stream, so that an auditor finds every key in the log. */
export const signingKeysDecider: Decider<
  RegisterSigningKey,
  SigningKeyEvent,
  SigningKeys,
  SigningKeysContext,
  SigningRefusalCode
> = {
  initial: new Map(),
  decide({ keyId, person, method, algorithm, spki }, state, { by, isInOffice }) {
    if (state.has(keyId)) return { refused: 'SigningKeyExists' };
    if (!isInOffice(person)) return { refused: 'SignerUnknown', pointer: '/person' };
    return [{ type: 'SigningKeyRegistered', data: { key: keyId, person, by, method, algorithm, spki } }];
  },
  evolve(state, { data: { key, person, by, method, algorithm, spki } }) {
    return new Map(state).set(key, { keyId: key, person, by, method, algorithm, spki });
  },
};

/** Current schema version of each event. */
export const signingKeyEventVersions: Readonly<Record<SigningKeyEvent['type'], number>> = {
  SigningKeyRegistered: 1,
};
