import type { Caller } from './caller.js';

/** Who may ask for an operation at all; the rules about one matter and one person are the domain's. */
export type Admission = 'public' | 'anyKey' | 'person' | 'administrator';

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
  'keys.keep': 'administrator',
  'views.read': 'anyKey',
  'views.operate': 'administrator',
} as const satisfies Readonly<Record<string, Admission>>;

export type Operation = keyof typeof policies;

export const isOperation = (name: string): name is Operation => Object.hasOwn(policies, name);

/**
 * Whether a caller is admitted to an operation: total, pure, closed by default. Administrators keep the
 * registers and can never act on a problem; whoever acts on a problem keeps no register.
 */
export function admits(operation: string, caller: Caller | undefined): boolean {
  if (!isOperation(operation)) return false;
  const admission: Admission = policies[operation];
  switch (admission) {
    case 'public':
      return true;
    case 'anyKey':
      return caller !== undefined;
    case 'person':
      return caller?.kind === 'person';
    case 'administrator':
      return caller?.kind === 'administrator';
    default:
      return admission satisfies never;
  }
}
