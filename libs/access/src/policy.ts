import type { HeldRole } from '@xiaohao/organisation';
import type { Caller } from './caller.js';
import type { KeyScope } from './keys/key-terms.js';

/**
 * Who may ask for an operation at all; the rules about one matter and one person are the domain's. `ownOrKept`:
 * people for what is their own, administrators for anybody's; whose it is, the operation sees to.
 * `auditAdministrator`: a person who holds that office today, and no key of an administrator.
 */
export type Admission = 'public' | 'anyKey' | 'person' | 'administrator' | 'ownOrKept' | 'auditAdministrator';

/** Every operation of the product and whom it admits. What is not here is refused. */
export const policies = {
  'health.read': 'public',
  'description.read': 'public',
  'metrics.read': 'public',
  'clock.read': 'public',
  'clock.set': 'administrator',
  'problem.read': 'anyKey',
  'problem.act': 'person',
  'evidence.take': 'person',
  'evidence.read': 'anyKey',
  'ledger.read': 'anyKey',
  'campaign.read': 'anyKey',
  'campaign.keep': 'administrator',
  'organisation.read': 'anyKey',
  'organisation.keep': 'administrator',
  'caller.read': 'anyKey',
  'keys.keep': 'administrator',
  'subjects.keep': 'administrator',
  'accounts.keep': 'administrator',
  'accounts.own': 'person',
  'sessions.open': 'public',
  'sessions.own': 'person',
  'sessions.end': 'ownOrKept',
  'views.read': 'anyKey',
  'views.operate': 'administrator',
  'securityRecord.read': 'auditAdministrator',
} as const satisfies Readonly<Record<string, Admission>>;

export type Operation = keyof typeof policies;

export const isOperation = (name: string): name is Operation => Object.hasOwn(policies, name);

/**
 * Whether a caller is admitted to an operation: total, pure, closed by default. Administrators keep the
 * registers and can never act on a problem; whoever acts on a problem keeps no register; an outside system in
 * its own name only reads. Scopes take away and never give.
 * @param held what the caller's posts give on the day
 */
export function admits(
  operation: string,
  caller: Caller | undefined,
  held: readonly HeldRole[] = [],
): boolean {
  if (!isOperation(operation)) return false;
  const admission: Admission = policies[operation];
  switch (admission) {
    case 'public':
      return true;
    case 'anyKey':
      return inScope(caller, 'read');
    case 'person':
      return caller?.kind === 'person' && inScope(caller, 'act');
    case 'administrator':
      return caller?.kind === 'administrator' && inScope(caller, 'keep');
    case 'ownOrKept':
      return caller?.kind === 'administrator'
        ? inScope(caller, 'keep')
        : caller?.kind === 'person' && inScope(caller, 'act');
    case 'auditAdministrator':
      return caller?.kind === 'person' && inScope(caller, 'read') && held.includes('auditAdministrator');
    default:
      return admission satisfies never;
  }
}

const inScope = (caller: Caller | undefined, scope: KeyScope): boolean =>
  caller !== undefined && (caller.scopes === undefined || caller.scopes.includes(scope));
