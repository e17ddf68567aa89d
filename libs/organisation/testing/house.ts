import { isRefusal } from '@xiaohao/deciding';
import type { OrganisationCommand, OrganisationEvent } from '../src/index.js';
import { noOrganisation, organisationDecider } from '../src/index.js';

export const today = '2026-03-02';

export const unit = (id: string, parent?: string): OrganisationEvent => ({
  type: 'UnitRegistered',
  data: { unit: id, by: 'a', name: id, kind: 'office', ...(parent === undefined ? {} : { parent }) },
});

/** Somebody with one post since the beginning of the year. */
export const somebody = (
  person: string,
  at: string,
  ...roles: Extract<OrganisationEvent, { type: 'Appointed' }>['data']['roles']
): readonly OrganisationEvent[] => [
  { type: 'PersonEntered', data: { person, by: 'a', name: person } },
  {
    type: 'Appointed',
    data: { person, by: 'a', appointment: `${person}-1`, unit: at, roles, from: '2026-01-01' },
  },
];

/** A city with two districts, a street under the first, and a clerk in each district. */
export const city: readonly OrganisationEvent[] = [
  unit('city'),
  unit('east', 'city'),
  unit('west', 'city'),
  unit('street', 'east'),
  ...somebody('clerk', 'east', 'unitClerk'),
  ...somebody('other', 'west', 'unitClerk'),
];

export const fold = (events: readonly OrganisationEvent[]) =>
  events.reduce(organisationDecider.evolve, noOrganisation);

export const contextOn = (day: string) => ({ by: 'a', today: day, now: `${day}T02:00:00Z` });

/** The code of the refusal, or the types of the events. */
export function asked(
  command: OrganisationCommand,
  given: readonly OrganisationEvent[] = city,
  day = today,
): string | readonly string[] {
  const decision = organisationDecider.decide(command, fold(given), contextOn(day));
  return isRefusal(decision) ? decision.refused : decision.map(({ type }) => type);
}

/** The history with what the commands lead to; one that is refused is a mistake of the spec. */
export function following(
  given: readonly OrganisationEvent[],
  ...commands: readonly (readonly [OrganisationCommand, string?])[]
): readonly OrganisationEvent[] {
  const events = [...given];
  for (const [command, day = today] of commands) {
    const decision = organisationDecider.decide(command, fold(events), contextOn(day));
    if (isRefusal(decision)) throw new Error(`${command.type}: ${JSON.stringify(decision)}`);
    events.push(...decision);
  }
  return events;
}
