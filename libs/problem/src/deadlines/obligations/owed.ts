import type { Facts } from '../../facts.js';
import type { Bearer, Obligation, ObligationRule } from '../obligation.js';
import type { SetTerm } from '../set-term.js';

/** An obligation before the problem and the instant are added. */
export type Owed = Omit<Obligation, 'problem' | 'dueInstant' | 'originalDueOn'> & {
  readonly originalDueOn?: string;
};

/** What a running term makes due; nothing where none runs, as in problems from before there were terms. */
export const byTerm = (
  term: SetTerm | undefined,
  rule: ObligationRule,
  subject: string,
  bearer: Bearer,
): readonly Owed[] =>
  term === undefined
    ? []
    : [
        {
          subject,
          rule,
          dueOn: term.dueOn,
          provisional: term.provisional,
          bearer,
          explanation: { kind: 'term', term },
        },
      ];

/** What a person made due by naming a date. */
export const byWord = (dueOn: string, rule: ObligationRule, subject: string, bearer: Bearer): Owed => ({
  subject,
  rule,
  dueOn,
  provisional: false,
  bearer,
  explanation: { kind: 'stated', moves: [] },
});

export const ownersSide = ({ owner }: Facts): Bearer => ({
  kind: 'people',
  unit: owner.unit,
  ...(owner.person === undefined ? {} : { person: owner.person }),
  ...(owner.leader === undefined ? {} : { leader: owner.leader }),
});

export const workGroup: Bearer = { kind: 'role', role: 'workGroupMember' };
