import {
  type AccountCommand,
  type AccountContext,
  type AccountEvent,
  type AccountState,
  accountDecider,
  accountEventVersions,
  type LockOutCommand,
  type LockOutEvent,
  type LockOutState,
  lockOutDecider,
  lockOutEventVersions,
  type SessionCommand,
  type SessionContext,
  type SessionEvent,
  type SessionState,
  sessionDecider,
  sessionEventVersions,
} from '@xiaohao/access';
import type { AggregateKind } from '@xiaohao/command-handling';

/** One stream a person: a local account, but for its name, which the register of credentials keeps. */
export const accountKind: AggregateKind<AccountCommand, AccountEvent, AccountState, AccountContext> = {
  name: 'account',
  decider: accountDecider,
  stream: (person) => `account-${person}`,
  schemaVersions: accountEventVersions,
};

/** One stream a session. */
export const sessionKind: AggregateKind<SessionCommand, SessionEvent, SessionState, SessionContext> = {
  name: 'session',
  decider: sessionDecider,
  stream: (id) => `session-${id}`,
  schemaVersions: sessionEventVersions,
};

/** One stream a login name or address, whose keyed hash the id is. */
export const lockOutKind: AggregateKind<
  LockOutCommand,
  LockOutEvent,
  LockOutState,
  { readonly now: string }
> = {
  name: 'lockout',
  decider: lockOutDecider,
  stream: (digest) => `lockout-${digest}`,
  schemaVersions: lockOutEventVersions,
};
