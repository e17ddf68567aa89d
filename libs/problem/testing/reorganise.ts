import { isRefusal } from '@xiaohao/deciding';
import {
  type Organisation,
  type OrganisationCommand,
  type OrganisationEvent,
  organisationDecider,
  roles,
} from '@xiaohao/organisation';
import { addDays } from '@xiaohao/working-calendar';

/**
 * One change of the organisation, chosen by `n`: a unit is renamed, moved or merged, somebody changes the post,
 * takes on another one, loses or gains a role, gives a post up or has somebody act instead. Nothing where the register refuses it.
 */
export function reorganise(
  organisation: Organisation,
  n: number,
  today: string,
): readonly OrganisationEvent[] {
  const decision = organisationDecider.decide(change(organisation, n, today), organisation, {
    by: 'keeper',
    today,
    now: `${today}T02:00:00Z`,
  });
  return isRefusal(decision) ? [] : decision;
}

function change(organisation: Organisation, n: number, today: string): OrganisationCommand {
  const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
  const units = [...organisation.units.keys()];
  const unit = of(units, Math.floor(n / 10));
  const other = of(units, Math.floor(n / 10 / units.length));
  const person = of([...organisation.people.values()], Math.floor(n / 10 / units.length));
  const post = {
    person: person.id,
    appointment: `post-${organisation.people.size}-${person.appointments.length}-${n}`,
    unit,
    roles: person.appointments.at(-1)?.roles ?? [],
  } as const;
  switch (n % 10) {
    case 0:
      return { type: 'RenameUnit', unit, name: `改名${n}` };
    case 1:
    case 2:
      return { type: 'MoveUnit', unit, parent: other };
    case 3:
      return { type: 'MergeUnits', into: unit, units: [other], ground: '机构改革' };
    case 4:
      return { type: 'Appoint', ...post };
    case 5:
      return { type: 'ReassignPerson', ...post };
    case 6:
      return { type: 'Appoint', ...post, roles: [of(roles, Math.floor(n / 10))] };
    case 8:
      return {
        type: 'DelegateDuty',
        delegation: `delegation-${organisation.delegations.size}-${n}`,
        principal: person.id,
        delegate: of([...organisation.people.keys()], Math.floor(n / 10)),
        scope: { kind: 'all' },
        from: today,
        until: addDays(today, n % 60),
        ground: '出差',
      };
    case 7:
      return { type: 'ReassignPerson', ...post, roles: [of(roles, Math.floor(n / 10))] };
    default:
      return {
        type: 'EndAppointment',
        person: person.id,
        appointment: person.appointments.at(-1)?.id ?? '',
        lastDay: today,
      };
  }
}
