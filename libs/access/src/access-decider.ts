import type { Decider, Decision, Refusal, RefusalEntry } from '@xiaohao/deciding';
import { type Organisation, Register } from '@xiaohao/organisation';
import type { AccessEvent, KeyHolder } from './events.js';

export interface IssueKey {
  readonly type: 'IssueKey';
  readonly key: string;
  readonly holder: KeyHolder;
  readonly name: string;
  readonly hash: string;
}
export interface RevokeKey {
  readonly type: 'RevokeKey';
  readonly key: string;
  readonly ground: string;
}
export type AccessCommand = IssueKey | RevokeKey;

export interface ApiKey {
  readonly id: string;
  readonly holder: KeyHolder;
  readonly name: string;
  readonly hash: string;
  readonly revoked: boolean;
}

export interface AccessState {
  readonly keys: ReadonlyMap<string, ApiKey>;
}

export interface AccessContext {
  readonly by: string;
  readonly organisation: Organisation;
}

/** Why the register of keys says no. */
export const accessRefusals = {
  KeyExists: { status: 409, zh: '密钥已存在', en: 'The key is there already' },
  KeyUnknown: { status: 404, zh: '密钥不存在', en: 'The key is not known' },
  KeyRevokedAlready: { status: 409, zh: '密钥已撤销', en: 'The key is revoked already' },
  HolderUnknown: { status: 422, zh: '持有人不存在或已离任', en: 'The holder is not known or has left' },
  LastAdministratorKey: {
    status: 409,
    zh: '不能撤销最后一个管理密钥',
    en: 'The last administrator key cannot be revoked',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type AccessRefusalCode = keyof typeof accessRefusals;

type Answer = Decision<AccessEvent, AccessRefusalCode>;
const no = (refused: AccessRefusalCode, pointer?: string): Refusal<AccessRefusalCode> =>
  pointer === undefined ? { refused } : { refused, pointer };

function decide(command: AccessCommand, state: AccessState, { by, organisation }: AccessContext): Answer {
  if (command.type === 'IssueKey') {
    const { key, holder, name, hash } = command;
    if (state.keys.has(key)) return no('KeyExists');
    if (holder.kind === 'person' && !organisation.people.get(holder.person)?.active)
      return no('HolderUnknown', '/person');
    return [{ type: 'KeyIssued', data: { key, by, holder, name, hash } }];
  }
  const known = state.keys.get(command.key);
  if (!known) return no('KeyUnknown');
  if (known.revoked) return no('KeyRevokedAlready');
  if (isLastAdministrator(state, known)) return no('LastAdministratorKey');
  return [{ type: 'KeyRevoked', data: { key: command.key, by, ground: command.ground } }];
}

const isLastAdministrator = (state: AccessState, key: ApiKey): boolean =>
  key.holder.kind === 'administrator' &&
  ![...state.keys.values()].some(
    (other) => other.id !== key.id && !other.revoked && other.holder.kind === 'administrator',
  );

function evolve(state: AccessState, event: AccessEvent): AccessState {
  switch (event.type) {
    case 'KeyIssued': {
      const { key, holder, name, hash } = event.data;
      return { keys: Register.of(state.keys).with(key, { id: key, holder, name, hash, revoked: false }) };
    }
    case 'KeyRevoked': {
      const known = state.keys.get(event.data.key);
      return known ? { keys: Register.of(state.keys).with(known.id, { ...known, revoked: true }) } : state;
    }
    default:
      return event satisfies never;
  }
}

/** The register of API keys. */
export const accessDecider: Decider<
  AccessCommand,
  AccessEvent,
  AccessState,
  AccessContext,
  AccessRefusalCode
> = {
  initial: { keys: Register.empty() },
  decide,
  evolve,
};

/** Current schema version of each event. */
export const accessEventVersions: Readonly<Record<AccessEvent['type'], number>> = {
  KeyIssued: 1,
  KeyRevoked: 1,
};
