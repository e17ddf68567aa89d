import type { IntakeEvent } from './events.js';
import type { ErasureGround, IntakeSecrecy } from './vocabulary.js';

/** What is known of who reported: sealed, nothing because nobody gave a name, or nothing any more. */
export type ReporterState =
  | { readonly kind: 'named'; readonly sealed: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'erased'; readonly ground: ErasureGround };

/** An intake as its events leave it. */
export type IntakeState =
  | { readonly exists: false }
  | {
      readonly exists: true;
      readonly number: string;
      readonly unit: string;
      readonly secrecy: IntakeSecrecy;
      readonly reporter: ReporterState;
    };

export function evolveIntake(state: IntakeState, event: IntakeEvent): IntakeState {
  switch (event.type) {
    case 'IntakeRegistered': {
      const { number, unit, secrecy, reporter } = event.data;
      const known: ReporterState = reporter ? { kind: 'named', ...reporter } : { kind: 'anonymous' };
      return state.exists ? state : { exists: true, number, unit, secrecy, reporter: known };
    }
    case 'ReporterErased':
      return state.exists ? { ...state, reporter: { kind: 'erased', ground: event.data.ground } } : state;
    default:
      return event satisfies never;
  }
}
