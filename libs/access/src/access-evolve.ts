import { Register } from '@xiaohao/organisation';
import { type AccessState, type ApiKey, subjectKey } from './access-state.js';
import type { AccessEvent } from './events.js';

/** The register one event later. */
export function evolveAccess(state: AccessState, event: AccessEvent): AccessState {
  switch (event.type) {
    case 'KeyIssued': {
      const { key: id, holder, name, hash } = event.data;
      return withKey(state, { id, holder, name, hash, terms: {}, revoked: false });
    }
    case 'KeyGranted': {
      const { key: id, holder, name, hash, terms } = event.data;
      return withKey(state, { id, holder, name, hash, terms, revoked: false });
    }
    case 'KeyRevoked':
      return changed(state, event.data.key, (key) => ({ ...key, revoked: true }));
    case 'KeyRotationBegun': {
      const { key, hash, formerUntil: until } = event.data;
      return changed(state, key, (known) => ({ ...known, hash, former: { hash: known.hash, until } }));
    }
    case 'KeyRotationCompleted':
      return changed(state, event.data.key, ({ former: _, ...key }) => key);
    case 'SubjectLinked': {
      const { link: id, issuer, subject, person } = event.data;
      const entry = { id, issuer, subject, person };
      return { ...state, subjects: new Map(state.subjects).set(subjectKey(issuer, subject), entry) };
    }
    case 'SubjectUnlinked': {
      const rest = [...state.subjects].filter(([, { id }]) => id !== event.data.link);
      return { ...state, subjects: new Map(rest) };
    }
    case 'AccountOpened': {
      const { person, login } = event.data;
      return {
        ...state,
        accounts: Register.of(state.accounts).with(person, { person, login, open: true }),
        logins: Register.of(state.logins).with(login, person),
      };
    }
    case 'AccountClosed': {
      const entry = state.accounts.get(event.data.person);
      if (!entry) return state;
      return {
        ...state,
        accounts: Register.of(state.accounts).with(entry.person, { ...entry, open: false }),
      };
    }
    default:
      return event satisfies never;
  }
}

const withKey = (state: AccessState, key: ApiKey): AccessState => ({
  ...state,
  keys: Register.of(state.keys).with(key.id, key),
});

function changed(state: AccessState, id: string, change: (key: ApiKey) => ApiKey): AccessState {
  const known = state.keys.get(id);
  return known ? withKey(state, change(known)) : state;
}
