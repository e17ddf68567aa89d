import type { AccountEntryCommand } from '../access-commands.js';
import { type AccessAnswer, refuseAccess } from '../access-refusals.js';
import type { AccessContext, AccessState } from '../access-state.js';

/** What opening or closing a local account leads to. A login name stays with whoever had it first. */
export function decideAccountEntry(
  command: AccountEntryCommand,
  state: AccessState,
  { by, organisation }: AccessContext,
): AccessAnswer {
  const { person } = command;
  const open = state.accounts.get(person)?.open === true;
  if (command.type === 'CloseAccount')
    return open
      ? [{ type: 'AccountClosed', data: { person, by, ground: command.ground } }]
      : refuseAccess('AccountUnknown');
  const { login } = command;
  if (!organisation.people.get(person)?.active) return refuseAccess('HolderUnknown', { pointer: '/person' });
  if (open) return refuseAccess('AccountExists', { pointer: '/person' });
  const holder = state.logins.get(login);
  if (holder !== undefined && holder !== person) return refuseAccess('LoginNameTaken', { pointer: '/login' });
  return [{ type: 'AccountOpened', data: { person, by, login } }];
}
