import type { OrganisationEvent } from '@xiaohao/organisation';

interface Told {
  readonly roles: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** Which roles somebody held on a day, told from the organisation's events alone and apart from the code under test. */
export function rolesTold(
  happened: readonly OrganisationEvent[],
  person: string,
  today: string,
): readonly string[] {
  const posts = new Map<string, Told>();
  for (const { type, data } of happened) {
    if (!('person' in data) || data.person !== person) continue;
    if (type === 'PersonRegistered') posts.set(person, { roles: data.roles, from: '', until: '~' });
    if (type === 'Appointed')
      posts.set(data.appointment, { roles: data.roles, from: data.from, until: data.until ?? '~' });
    if (type === 'AppointmentEnded') {
      const before = posts.get(data.appointment);
      if (before) posts.set(data.appointment, { ...before, until: data.lastDay });
    }
    if (type === 'PersonLeft') posts.clear();
  }
  return [...posts.values()].flatMap(({ roles, from, until }) =>
    from <= today && today <= until ? roles : [],
  );
}
