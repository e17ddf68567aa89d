import type { Operation } from '../policy.js';
import type { SecurityKind, SecurityResult } from './security-events.js';

/** An answered request, as far as the security record asks about it. */
export interface Answered {
  readonly operation: Operation;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** The answer is a file to take away. */
  readonly file: boolean;
}

/** Commands that change who may do what, or what time it is: each is kept, whatever its outcome. */
const commands: Readonly<Partial<Record<Operation, SecurityKind>>> = {
  'sessions.open': 'session',
  'sessions.own': 'session',
  'sessions.end': 'session',
  'accounts.keep': 'account',
  'accounts.own': 'account',
  'keys.keep': 'key',
  'subjects.keep': 'subject',
  'organisation.keep': 'roleChange',
  'organisation.confirm': 'roleChange',
  'campaign.keep': 'roleChange',
  'clock.set': 'clock',
  'views.operate': 'views',
  'intake.register': 'intake',
  'reporter.erase': 'intake',
};

/** Registers of credentials: who looked at them is kept too. */
const restricted: readonly Operation[] = ['accounts.keep', 'keys.keep', 'subjects.keep'];

/** Where somebody proves who they are. */
const provings: readonly string[] = ['/api/v1/sessions', '/api/v1/sessions/current/step-up'];

const turnedAway: readonly number[] = [401, 403, 429];

/** As what a request stands in the security record; undefined when it does not. */
export function securityKindOf(answered: Answered): SecurityKind | undefined {
  const { operation, method, route, status, file } = answered;
  if (operation === 'securityRecord.read') return 'recordRead';
  // Who reported is asked for: noted whatever came of it, so that trying shows as well.
  if (operation === 'reporter.read') return 'restrictedRead';
  const command = method === 'POST' ? commands[operation] : undefined;
  if (command === 'session' && provings.includes(route)) return 'login';
  if (command !== undefined) return command;
  if (turnedAway.includes(status)) return 'refusal';
  if (status >= 400) return undefined;
  if (restricted.includes(operation)) return 'restrictedRead';
  return file ? 'export' : undefined;
}

export const securityResultOf = (status: number): SecurityResult =>
  status < 400 ? 'done' : status === 429 ? 'locked' : status < 500 ? 'refused' : 'failed';
