import { sessionTerms } from '../sessions/session-terms.js';
import type { AccountEvent, SecondProof } from './account-events.js';
import type { AccountState, BegunSession, SecondFactor } from './account-state.js';

/** The account one event later. */
export function evolveAccount(state: AccountState, event: AccountEvent): AccountState {
  switch (event.type) {
    case 'OneTimePasswordSet': {
      const { hash, until } = event.data;
      return { ...state, password: { stage: 'oneTime', hash, until }, sessions: [] };
    }
    case 'PasswordChanged': {
      const { hash, keeps } = event.data;
      const sessions = state.sessions.filter(({ id }) => id === keeps);
      return { ...state, password: { stage: 'own', hash }, sessions };
    }
    case 'SecondFactorProposed': {
      const { sealed, until = longAgo } = event.data;
      return { ...state, factor: { stage: 'proposed', sealed, until } };
    }
    case 'SecondFactorConfirmed': {
      if (state.factor.stage === 'none') return state;
      const { step: lastStep, recovery } = event.data;
      return { ...state, factor: { stage: 'confirmed', sealed: state.factor.sealed, lastStep, recovery } };
    }
    case 'SecondFactorRemoved':
      return { ...state, factor: { stage: 'none' } };
    case 'LoggedIn': {
      const { session: id, at, proof } = event.data;
      const sessions = [...state.sessions.filter((begun) => mayLive(begun, at)), { id, at }];
      return { ...state, factor: spent(state.factor, proof), sessions };
    }
    case 'Reauthenticated':
      return { ...state, factor: spent(state.factor, event.data.proof) };
    default:
      return event satisfies never;
  }
}

/** When a proposal ended that says nothing of its end. */
const longAgo = '1970-01-01T00:00:00.000Z';

const mayLive = (begun: BegunSession, at: string): boolean =>
  Date.parse(at) - Date.parse(begun.at) < sessionTerms.wholeSeconds * 1_000;

/** A factor after a code of it was accepted: that code is worth nothing any more. */
function spent(factor: SecondFactor, proof: SecondProof | undefined): SecondFactor {
  if (factor.stage !== 'confirmed' || proof === undefined) return factor;
  return proof.kind === 'totp'
    ? { ...factor, lastStep: proof.step }
    : { ...factor, recovery: factor.recovery.filter((hash) => hash !== proof.hash) };
}
