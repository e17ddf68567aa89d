import { isAdministratorRole, personOn } from '@xiaohao/organisation';
import type { Acting } from '../acting.js';
import type { ClearPerson } from '../commands.js';
import { knownPerson } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { ExistingProblem } from '../state.js';
import { written } from '../written.js';
import { mayClear } from './clearing.js';

/** 三员 keep registers and need to know no matter. */
function noAdministrator({ organisation, today }: Acting, id: string): ProblemRefusal | null {
  const person = organisation.people.get(id);
  return person && personOn(person, today).roles.some(isAdministratorRole)
    ? refuse('AdministratorNotCleared', '/person')
    : null;
}

export const clearPerson = rule<ClearPerson, ExistingProblem>({
  type: 'ClearPerson',
  allowed: mayClear,
  decide: ({ person, ground }, { facts }, acting) =>
    knownPerson(acting.organisation, person, '/person') ??
    noAdministrator(acting, person) ??
    (facts.cleared.includes(person) ? refuse('AlreadyCleared', '/person') : null) ??
    written(ground, '/ground') ?? [{ type: 'PersonCleared', data: { by: acting.by, person, ground } }],
});
