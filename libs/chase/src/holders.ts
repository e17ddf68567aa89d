import { holdsOn, type Organisation } from '@xiaohao/organisation';

type Holders = ReadonlyMap<string, readonly string[]>;

/** Who holds what on one day, per organisation as it stands. A memo; answers never depend on it. */
const known = new WeakMap<Organisation, { readonly day: string; readonly holders: Holders }>();

function index(organisation: Organisation, day: string): Holders {
  const holders = new Map<string, string[]>();
  const add = (key: string, person: string): void => {
    const before = holders.get(key);
    if (before === undefined) holders.set(key, [person]);
    else if (before.at(-1) !== person) before.push(person);
  };
  for (const { id, active, appointments } of organisation.people.values()) {
    if (!active) continue;
    for (const appointment of appointments) {
      if (!holdsOn(appointment, day)) continue;
      for (const role of appointment.roles) {
        add(role, id);
        add(`${role} ${appointment.unit}`, id);
      }
    }
  }
  return holders;
}

/** People in office who hold a role on a day, anywhere or at one unit, in the order in which they were entered. */
export function holdersOf(
  organisation: Organisation,
  role: string,
  day: string,
  unit?: string,
): readonly string[] {
  const before = known.get(organisation);
  const holders = before?.day === day ? before.holders : index(organisation, day);
  if (before?.day !== day) known.set(organisation, { day, holders });
  return holders.get(unit === undefined ? role : `${role} ${unit}`) ?? [];
}
