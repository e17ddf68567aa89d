import type { ReceiverKind } from '@xiaohao/campaign';
import { absenceOn, type HeldRole, type Organisation, receiverFor, unitsOn } from '@xiaohao/organisation';
import type { Bearer } from '@xiaohao/problem';
import type { ChaseContext } from './context.js';
import type { Receiver } from './events.js';
import { holdersOf } from './holders.js';

type Whom = Pick<ChaseContext, 'organisation' | 'today' | 'unit' | 'panel'>;

const roleOf: Readonly<Record<Exclude<ReceiverKind, 'handler'>, HeldRole>> = {
  leaderInCharge: 'leaderInCharge',
  unitHead: 'unitHead',
  superiorHead: 'unitHead',
  workGroup: 'workGroupMember',
  leadingGroup: 'approver',
};

const isInOffice = ({ organisation, today }: Whom, person: string): boolean =>
  organisation.people.get(person)?.active === true && unitsOn(organisation, person, today).length > 0;

/** Heads of a unit; where it has none, of the nearest unit above it that has. */
function headsFrom(organisation: Organisation, unit: string | undefined, today: string): readonly string[] {
  const seen = new Set<string>();
  for (let at = unit; at !== undefined && !seen.has(at); at = organisation.units.get(at)?.parent) {
    const heads = holdersOf(organisation, 'unitHead', today, at);
    if (heads.length > 0) return heads;
    seen.add(at);
  }
  return holdersOf(organisation, 'workGroupMember', today);
}

/** Where the checking side owes something, it is told itself, and the work group over it; the unit is told nothing. */
function supervising(
  kind: ReceiverKind,
  bearer: Exclude<Bearer, { kind: 'people' }>,
  { organisation, today, panel }: Whom,
): readonly string[] {
  if (kind === 'handler' || kind === 'leaderInCharge')
    return bearer.kind === 'panel' ? panel : holdersOf(organisation, bearer.role, today);
  return holdersOf(organisation, kind === 'leadingGroup' ? 'approver' : 'workGroupMember', today);
}

/** The people that one kind of receiver means, before it is looked at whether they are there. */
function meant(kind: ReceiverKind, bearer: Bearer, whom: Whom): readonly string[] {
  const { organisation, today } = whom;
  if (bearer.kind !== 'people') return supervising(kind, bearer, whom);
  const { unit, person, leader } = bearer;
  switch (kind) {
    case 'handler':
      return person !== undefined ? [person] : holdersOf(organisation, 'unitClerk', today, unit);
    case 'leaderInCharge':
      return leader !== undefined ? [leader] : holdersOf(organisation, roleOf[kind], today, unit);
    case 'unitHead':
      return holdersOf(organisation, roleOf[kind], today, unit);
    case 'superiorHead':
      return headsFrom(organisation, organisation.units.get(unit)?.parent, today);
    case 'workGroup':
    case 'leadingGroup':
      return holdersOf(organisation, roleOf[kind], today);
    default:
      return kind satisfies never;
  }
}

/** The person, whoever stands in while they are away, or the head of the unit when they have left. */
function reached(person: string, as: ReceiverKind, unit: string, whom: Whom): readonly Receiver[] {
  const { organisation, today } = whom;
  if (!isInOffice(whom, person))
    return headsFrom(organisation, unit, today)
      .filter((head) => head !== person)
      .map((head) => ({ ...standIn(head, as, whom), insteadOf: person, because: 'left' as const }));
  return [standIn(person, as, whom)];
}

function standIn(person: string, as: ReceiverKind, { organisation, today }: Whom): Receiver {
  const there = receiverFor(organisation, person, today);
  return there === person || absenceOn(organisation, person, today) === undefined
    ? { person, as }
    : { person: there, as, insteadOf: person, because: 'away' };
}

/**
 * Who is told on a day, each person once, by the highest capacity first named. A post that nobody holds falls to the
 * head of the unit or of the nearest unit above, and at last to the work group.
 */
export function receiversOf(kinds: readonly ReceiverKind[], bearer: Bearer, whom: Whom): readonly Receiver[] {
  const unit = bearer.kind === 'people' ? bearer.unit : whom.unit;
  const found = kinds.flatMap((kind) => {
    const people = meant(kind, bearer, whom);
    if (people.length > 0) return people.flatMap((person) => reached(person, kind, unit, whom));
    return headsFrom(whom.organisation, unit, whom.today).map((head) => ({
      ...standIn(head, kind, whom),
      because: 'vacant' as const,
    }));
  });
  return found.filter(
    (receiver, index) => found.findIndex(({ person }) => person === receiver.person) === index,
  );
}
