import type { SubjectCommand } from '../access-commands.js';
import { type AccessAnswer, refuseAccess } from '../access-refusals.js';
import { type AccessContext, type AccessState, subjectKey } from '../access-state.js';

/** What a command on a person's name with an identity provider leads to. */
export function decideSubject(
  command: SubjectCommand,
  state: AccessState,
  { by, organisation }: AccessContext,
): AccessAnswer {
  if (command.type === 'LinkSubject') {
    const { link, issuer, subject, person } = command;
    if (!organisation.people.get(person)?.active)
      return refuseAccess('HolderUnknown', { pointer: '/person' });
    if (state.subjects.has(subjectKey(issuer, subject)))
      return refuseAccess('SubjectLinkedAlready', { pointer: '/subject' });
    return [{ type: 'SubjectLinked', data: { link, by, issuer, subject, person } }];
  }
  const { link, ground } = command;
  if (![...state.subjects.values()].some(({ id }) => id === link)) return refuseAccess('SubjectUnknown');
  return [{ type: 'SubjectUnlinked', data: { link, by, ground } }];
}
