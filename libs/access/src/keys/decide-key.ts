import type { IssueKey, KeyCommand, RotateKey } from '../access-commands.js';
import { type AccessAnswer, refuseAccess } from '../access-refusals.js';
import type { AccessContext, AccessState, ApiKey } from '../access-state.js';
import { isLimited } from './key-terms.js';

/** How long a former secret may stay good beside the new one, days. */
export const longestRotation = 30;

/** How long it does when nothing is said, days. */
const usualRotation = 7;
const dayMs = 86_400_000;

/** What a command on a key leads to. */
export function decideKey(command: KeyCommand, state: AccessState, context: AccessContext): AccessAnswer {
  const issuer = state.keys.get(context.by);
  const makesSecret = command.type === 'IssueKey' || command.type === 'RotateKey';
  if (makesSecret && issuer && isLimited(issuer.terms)) return refuseAccess('LimitedKeyIssuesNone');
  if (command.type === 'IssueKey') return issue(command, state, context);
  const known = state.keys.get(command.key);
  if (!known) return refuseAccess('KeyUnknown');
  if (known.revoked) return refuseAccess('KeyRevokedAlready');
  const { by, now } = context;
  switch (command.type) {
    case 'RevokeKey':
      if (isLastAdministrator(state, known)) return refuseAccess('LastAdministratorKey');
      return [{ type: 'KeyRevoked', data: { key: known.id, by, ground: command.ground } }];
    case 'RotateKey':
      return rotate(command, known, context);
    case 'CompleteRotation':
      if (!isFormerGood(known, now)) return refuseAccess('NoRotationUnderWay');
      return [{ type: 'KeyRotationCompleted', data: { key: known.id, by } }];
    default:
      return command satisfies never;
  }
}

/** Whether a key may be used at an instant, as far as revocation and expiry go. */
export const isKeyGood = ({ revoked, terms }: ApiKey, now: string): boolean =>
  !revoked && (terms.expiresAt === undefined || now < terms.expiresAt);

/** Whether the secret before the last rotation is still good at an instant. */
export const isFormerGood = ({ former }: ApiKey, now: string): boolean =>
  former !== undefined && now < former.until;

function issue(
  { key, holder, name, hash, terms }: IssueKey,
  state: AccessState,
  { by, now, organisation }: AccessContext,
): AccessAnswer {
  if (state.keys.has(key)) return refuseAccess('KeyExists');
  if (holder.kind === 'person' && !organisation.people.get(holder.person)?.active)
    return refuseAccess('HolderUnknown', { pointer: '/person' });
  if (terms.unit !== undefined && !organisation.units.has(terms.unit))
    return refuseAccess('KeyUnitUnknown', { pointer: '/unit' });
  if (terms.expiresAt !== undefined && terms.expiresAt <= now)
    return refuseAccess('KeyExpiryPast', { pointer: '/expiresAt' });
  return [{ type: 'KeyGranted', data: { key, by, holder, name, hash, terms } }];
}

function rotate(command: RotateKey, key: ApiKey, { by, now }: AccessContext): AccessAnswer {
  if (!isKeyGood(key, now)) return refuseAccess('KeyExpired');
  if (key.former && isFormerGood(key, now))
    return refuseAccess('RotationUnderWay', { params: { until: key.former.until } });
  const usual = new Date(Date.parse(now) + usualRotation * dayMs).toISOString();
  const { hash, formerUntil = usual } = command;
  const stays = Date.parse(formerUntil) - Date.parse(now);
  if (!(stays > 0 && stays <= longestRotation * dayMs))
    return refuseAccess('RotationTermWrong', { pointer: '/formerUntil', params: { days: longestRotation } });
  return [{ type: 'KeyRotationBegun', data: { key: key.id, by, hash, formerUntil } }];
}

/** A limited key is not counted: it may expire, or be of no use where it is needed. */
const isUnlimitedAdministrator = ({ holder, revoked, terms }: ApiKey): boolean =>
  holder.kind === 'administrator' && !revoked && !isLimited(terms);

const isLastAdministrator = (state: AccessState, key: ApiKey): boolean =>
  isUnlimitedAdministrator(key) &&
  ![...state.keys.values()].some((other) => other.id !== key.id && isUnlimitedAdministrator(other));
