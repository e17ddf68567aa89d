import { isAdministratorRole, type PersonOnDay, personOn } from '@xiaohao/organisation';
import type { Bearing } from './authority/bearing.js';
import type { StandIn } from './authority/stand-in.js';
import type { DecisionContext } from './decision.js';
import { type ProblemRefusal, refuse } from './refuse.js';

/** Somebody still in office. */
export interface InOffice {
  readonly by: string;
  /** As of today: posts that have ended or are still to come give no role. */
  readonly person: PersonOnDay;
}

/** A context whose actor is known to be a person still in office, and how that person stands to the problem. */
export interface Acting extends DecisionContext, InOffice {
  readonly bearing: Bearing;
  /** By what it is done for somebody else; null: in the own name. */
  readonly standIn: StandIn | null;
  /** Everybody in whose name it is done: no other duty may be in any of these hands. */
  readonly hands: readonly string[];
}

/** The person who acts, or why nobody does: the clock decides nothing that is a person's to decide. */
export function actingPerson(context: DecisionContext): InOffice | ProblemRefusal {
  if (context.actor.kind === 'clock') return refuse('ClockMayNot');
  const person = context.organisation.people.get(context.actor.id);
  if (person === undefined) return refuse('ActorUnknown');
  if (!person.active) return refuse('ActorInactive');
  const today = personOn(person, context.today);
  if (today.roles.some(isAdministratorRole)) return refuse('AdministratorMayNotAct');
  return { by: person.id, person: today };
}
