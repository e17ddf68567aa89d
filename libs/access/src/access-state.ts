import { type Organisation, Register } from '@xiaohao/organisation';
import type { KeyHolderNow } from './events.js';
import type { KeyTerms } from './keys/key-terms.js';

export interface ApiKey {
  readonly id: string;
  readonly holder: KeyHolderNow;
  readonly name: string;
  readonly hash: string;
  readonly terms: KeyTerms;
  /** The secret before the last rotation, for as long as it is good as well. */
  readonly former?: { readonly hash: string; readonly until: string };
  readonly revoked: boolean;
}

/** A person's name with an identity provider. */
export interface Subject {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly person: string;
}

/** That a person has a local account; its password and second factor have a stream of their own. */
export interface AccountEntry {
  readonly person: string;
  readonly login: string;
  readonly open: boolean;
}

export interface AccessState {
  readonly keys: ReadonlyMap<string, ApiKey>;
  /** Links that hold, by {@link subjectKey}. */
  readonly subjects: ReadonlyMap<string, Subject>;
  /** By person. */
  readonly accounts: ReadonlyMap<string, AccountEntry>;
  /** Who has or had a login name: it is never given to anybody else. */
  readonly logins: ReadonlyMap<string, string>;
}

/** What a decision on the register knows beside the register itself. */
export interface AccessContext {
  readonly by: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly now: string;
  readonly organisation: Organisation;
}

export const noAccess: AccessState = {
  keys: Register.empty(),
  subjects: new Map(),
  accounts: Register.empty(),
  logins: Register.empty(),
};

/** Issuer and subject as one; neither can hold a line feed. */
export const subjectKey = (issuer: string, subject: string): string => `${issuer}\n${subject}`;
