import type { Absence, Delegation, Organisation } from './organisation.js';

interface Term {
  readonly from: string;
  readonly until: string;
}

const runsOn = ({ from, until }: Term, day: string): boolean => from <= day && day <= until;

export const overlap = (one: Term, other: Term): boolean =>
  one.from <= other.until && other.from <= one.until;

/** The delegations by which a person may act for somebody on a day. Both are still in office. */
export const actsFor = (organisation: Organisation, person: string, day: string): readonly Delegation[] =>
  [...organisation.delegations.values()].filter(
    (delegation) =>
      delegation.delegate === person &&
      runsOn(delegation, day) &&
      inOffice(organisation, person) &&
      inOffice(organisation, delegation.principal),
  );

const inOffice = (organisation: Organisation, person: string): boolean =>
  organisation.people.get(person)?.active === true;

/** The absence of a person that runs on a day. */
export const absenceOn = (organisation: Organisation, person: string, day: string): Absence | undefined =>
  [...organisation.absences.values()].find((absence) => absence.person === person && runsOn(absence, day));

/**
 * Who receives on a day what is addressed to a person: the deputy while the person is away, the deputy's deputy
 * when that one is away too. Where the deputies end (none named, one who has left, a circle), the last one found
 * receives it: nothing is ever addressed to nobody.
 */
export function receiverFor(organisation: Organisation, person: string, day: string): string {
  const asked = new Set<string>();
  let at = person;
  for (;;) {
    asked.add(at);
    const deputy = absenceOn(organisation, at, day)?.deputy;
    if (deputy === undefined || !inOffice(organisation, deputy)) return at;
    if (asked.has(deputy)) return person;
    at = deputy;
  }
}
