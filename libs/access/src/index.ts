export * from './access-commands.js';
export * from './access-decider.js';
export { type AccessRefusalCode, accessRefusals } from './access-refusals.js';
export * from './access-state.js';
export type { AccountCommand } from './accounts/account-commands.js';
export * from './accounts/account-decider.js';
export type { AccountEvent, SecondProof } from './accounts/account-events.js';
export * from './accounts/account-refusals.js';
export type { AccountState, Password, SecondFactor } from './accounts/account-state.js';
export { loginName } from './accounts/login-name.js';
export { passwordFault } from './accounts/password-fault.js';
export type { Authenticated, Caller } from './caller.js';
export * from './command-table.js';
export * from './events.js';
export * from './grants/grant.js';
export { grantOf } from './grants/grant-of.js';
export { isFormerGood, isKeyGood, longestRotation } from './keys/decide-key.js';
export * from './keys/key-terms.js';
export * from './lock-out/lock-out.js';
export {
  type Admission,
  admits,
  type Denial,
  denialOf,
  isOperation,
  type Operation,
  policies,
} from './policy.js';
export * from './policy-table.js';
export * from './security-record/index.js';
export * from './sessions/session-decider.js';
export type { SessionEnding, SessionEvent, SessionTokens } from './sessions/session-events.js';
export { isSessionAlive, type OpenSession, type SessionState } from './sessions/session-state.js';
export { sessionTerms } from './sessions/session-terms.js';
export { type Standing, standingOf } from './standing.js';
