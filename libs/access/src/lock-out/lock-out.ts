import type { Decider, Decision } from '@xiaohao/deciding';

/** Whose failures are counted: those on one login name, whether anybody has it or not, or from one address. */
export type LockedThing = 'login' | 'address';

/** Failed logins of one login name or address, which the stream's name holds as a keyed hash. */
export type LockOutEvent =
  | { readonly type: 'LoginFailed'; readonly data: { readonly of: LockedThing; readonly at: string } }
  | { readonly type: 'FailuresForgotten'; readonly data: { readonly at: string } };

export type LockOutCommand =
  | { readonly type: 'RecordFailure'; readonly of: LockedThing }
  | { readonly type: 'ForgetFailures' };

export type LockOutState =
  | { readonly stage: 'clear' }
  | { readonly stage: 'failing'; readonly of: LockedThing; readonly failures: number; readonly last: string };

const longestSeconds = 900;
/** Failures after which an address begins to wait: many people may share one. */
const freeOfAddress = 20;
/** After so long without a failure the count begins anew, milliseconds. */
const memory = 24 * 3_600_000;
/**
 * An address loses one failure for each time so long since its last, milliseconds. No success forgets them, so that
 * those who share one would else wait for the slips of a whole day; guessing is no faster for it than the longest lock.
 */
const fading = longestSeconds * 1_000;

/** How long the next login has to wait after so many failures, seconds: 1, 2, 4 … 900. */
export function lockSeconds(of: LockedThing, failures: number): number {
  const counted = of === 'login' ? failures : failures - freeOfAddress;
  return counted <= 0 ? 0 : Math.min(longestSeconds, 2 ** Math.min(counted - 1, 20));
}

/** Whole seconds, rounded up, for which a login is locked at an instant; 0 when it is not. */
export function lockedFor(state: LockOutState, now: string): number {
  if (state.stage === 'clear') return 0;
  const until = Date.parse(state.last) + lockSeconds(state.of, state.failures) * 1_000;
  return Math.max(0, Math.ceil((until - Date.parse(now)) / 1_000));
}

function decide(
  command: LockOutCommand,
  state: LockOutState,
  { now }: { readonly now: string },
): Decision<LockOutEvent, never> {
  switch (command.type) {
    case 'RecordFailure':
      return [{ type: 'LoginFailed', data: { of: command.of, at: now } }];
    case 'ForgetFailures':
      return state.stage === 'clear' ? [] : [{ type: 'FailuresForgotten', data: { at: now } }];
    default:
      return command satisfies never;
  }
}

function evolve(state: LockOutState, event: LockOutEvent): LockOutState {
  switch (event.type) {
    case 'LoginFailed': {
      const { of, at } = event.data;
      return { stage: 'failing', of, failures: remembered(state, of, at) + 1, last: at };
    }
    case 'FailuresForgotten':
      return { stage: 'clear' };
    default:
      return event satisfies never;
  }
}

function remembered(state: LockOutState, of: LockedThing, at: string): number {
  if (state.stage === 'clear') return 0;
  const since = Date.parse(at) - Date.parse(state.last);
  if (since >= memory) return 0;
  return of === 'login' ? state.failures : Math.max(0, state.failures - Math.floor(since / fading));
}

/** The growing delay after failed logins. */
export const lockOutDecider: Decider<
  LockOutCommand,
  LockOutEvent,
  LockOutState,
  { readonly now: string },
  never
> = { initial: { stage: 'clear' }, decide, evolve };

/** Current schema version of each event. */
export const lockOutEventVersions: Readonly<Record<LockOutEvent['type'], number>> = {
  LoginFailed: 1,
  FailuresForgotten: 1,
};
