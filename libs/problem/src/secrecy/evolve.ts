import { changed, including } from '../changes.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { SecrecyEvent } from './events.js';

export function evolveSecrecy(state: ExistingProblem, event: SecrecyEvent): ProblemState {
  const { cleared } = state.facts;
  const { person } = event.data;
  switch (event.type) {
    case 'PersonCleared':
      return changed(state, { cleared: including(cleared, person) });
    case 'ClearanceEnded':
      return changed(state, { cleared: cleared.filter((one) => one !== person) });
    default:
      return event satisfies never;
  }
}
