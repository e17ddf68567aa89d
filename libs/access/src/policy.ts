import type { Caller } from './caller.js';
import type { KeyScope } from './keys/key-terms.js';
import type { Standing } from './standing.js';

/**
 * Who may ask for an operation at all; the rules about one matter and one person are the domain's.
 * `actingPerson`: people who hold no administration.
 * `systemKeeping`, `securityKeeping`, `auditing`: what one of the three administrations does; `administering`:
 * what any of them does as the second person. `ownOrKept`: people
 * for what is their own, security administrators for anybody's; whose it is, the operation sees to.
 * `restrictedActing`, `restrictedReading`: petition clerks and discipline officers alone. `restrictedCounting`: they
 * at the root, and the leaders and auditors there who are told how much there is and not what.
 */
export const admissions = [
  'public',
  'anyKey',
  'person',
  'actingPerson',
  'systemKeeping',
  'securityKeeping',
  'auditing',
  'administering',
  'ownOrKept',
  'restrictedActing',
  'restrictedReading',
  'restrictedCounting',
] as const;
export type Admission = (typeof admissions)[number];

/** Every operation of the product and whom it admits. What is not here is refused. */
export const policies = {
  'health.read': 'public',
  'description.read': 'public',
  'metrics.read': 'public',
  'clock.read': 'public',
  'clock.set': 'systemKeeping',
  'problem.read': 'anyKey',
  'problem.act': 'actingPerson',
  'evidence.take': 'actingPerson',
  'evidence.read': 'anyKey',
  'ledger.read': 'anyKey',
  'intake.read': 'anyKey',
  'intake.register': 'restrictedActing',
  'reporter.read': 'restrictedReading',
  'reporter.erase': 'restrictedActing',
  'restrictedCounts.read': 'restrictedCounting',
  'chase.read': 'anyKey',
  'chase.act': 'actingPerson',
  'inbox.read': 'person',
  'preferences.own': 'person',
  'campaign.read': 'anyKey',
  'campaign.keep': 'systemKeeping',
  'backTest.read': 'anyKey',
  'calendar.read': 'anyKey',
  'calendar.keep': 'systemKeeping',
  'organisation.read': 'anyKey',
  'organisation.keep': 'securityKeeping',
  'organisation.confirm': 'administering',
  'caller.read': 'anyKey',
  'policy.read': 'anyKey',
  'keys.keep': 'securityKeeping',
  'subjects.keep': 'securityKeeping',
  'accounts.keep': 'securityKeeping',
  'accounts.own': 'person',
  'sessions.open': 'public',
  'sessions.own': 'person',
  'sessions.end': 'ownOrKept',
  'integrity.read': 'anyKey',
  'views.read': 'anyKey',
  'views.operate': 'systemKeeping',
  'securityRecord.read': 'auditing',
} as const satisfies Readonly<Record<string, Admission>>;

export type Operation = keyof typeof policies;

export const isOperation = (name: string): name is Operation => Object.hasOwn(policies, name);

/** Why an operation does not admit somebody; `setUpOver` is said apart, since it is not the credential's fault. */
export type Denial = 'notNamed' | 'noCaller' | 'outOfScope' | 'notForThisCaller' | 'setUpOver';

/**
 * Null where a caller is admitted to an operation, else why not: total, pure, closed by default. An administration
 * keeps its own registers and never acts on a problem; whoever acts on a problem keeps no register; an outside
 * system in its own name only reads. Scopes take away and never give. An administrator's key belongs to nobody:
 * it does the work of the system and the security administration while these are being set up, never that of the
 * audit administration, and nothing once that is over (see {@link isSetUpOver}).
 */
export function denialOf(operation: string, standing: Standing): Denial | null {
  const { caller, administration, setUpOver, restrictedRole, countsRestricted } = standing;
  if (!isOperation(operation)) return 'notNamed';
  const admission: Admission = policies[operation];
  if (admission === 'public') return null;
  if (caller === undefined) return 'noCaller';
  const keptBy = (role: Standing['administration']): Denial | null => {
    if (caller.kind === 'administrator' && setUpOver) return 'setUpOver';
    const mine = caller.kind === 'administrator' || (role !== undefined && administration === role);
    return mine ? inScope(caller, 'keep') : 'notForThisCaller';
  };
  switch (admission) {
    case 'anyKey':
      return inScope(caller, 'read');
    case 'person':
      return caller.kind === 'person' ? inScope(caller, 'act') : 'notForThisCaller';
    case 'actingPerson':
      return caller.kind === 'person' && administration === undefined
        ? inScope(caller, 'act')
        : 'notForThisCaller';
    case 'systemKeeping':
      return keptBy('systemAdministrator');
    case 'securityKeeping':
      return keptBy('securityAdministrator');
    case 'auditing':
      return administration === 'auditAdministrator' ? inScope(caller, 'read') : 'notForThisCaller';
    case 'administering':
      return administration === undefined ? keptBy(undefined) : inScope(caller, 'keep');
    case 'ownOrKept':
      return caller.kind === 'person' && administration !== 'securityAdministrator'
        ? inScope(caller, 'act')
        : keptBy('securityAdministrator');
    case 'restrictedActing':
      return restrictedRole ? inScope(caller, 'act') : 'notForThisCaller';
    case 'restrictedReading':
      return restrictedRole ? inScope(caller, 'read') : 'notForThisCaller';
    case 'restrictedCounting':
      return countsRestricted ? inScope(caller, 'read') : 'notForThisCaller';
    default:
      return admission satisfies never;
  }
}

/** Whether somebody is admitted to an operation. */
export const admits = (operation: string, standing: Standing): boolean =>
  denialOf(operation, standing) === null;

const inScope = (caller: Caller, scope: KeyScope): Denial | null =>
  caller.scopes === undefined || caller.scopes.includes(scope) ? null : 'outOfScope';
