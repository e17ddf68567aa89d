import { changed } from '../changes.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { AfterClosingEvent } from './events.js';

export function evolveAfterClosing(state: ExistingProblem, event: AfterClosingEvent): ProblemState {
  const { facts } = state;
  switch (event.type) {
    case 'RevisitPlanned': {
      const { revisit: id, dueOn } = event.data;
      return changed(state, { revisits: [...facts.revisits, { id, dueOn, holds: null }] });
    }
    case 'Revisited': {
      const { revisit, holds } = event.data;
      return changed(state, {
        revisits: facts.revisits.map((planned) => (planned.id === revisit ? { ...planned, holds } : planned)),
      });
    }
    case 'Reopened':
      return {
        stage: 'rectifying',
        facts: { ...facts, rectificationRound: facts.rectificationRound + 1 },
        supplementaryRequirement: null,
        reopenedTerm: event.data.dueOn,
      };
    default:
      return event satisfies never;
  }
}
