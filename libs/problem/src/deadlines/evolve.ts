import { including, materially, changed as withFacts } from '../changes.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { DeadlineEvent } from './events.js';
import type { Extension } from './extension.js';

const touching = ({ facts }: ExistingProblem, id: string, change: Partial<Extension>): readonly Extension[] =>
  facts.extensions.map((extension) => (extension.id === id ? { ...extension, ...change } : extension));

/** A publicity that runs ends on another day when its calendar has changed. */
function moved(
  state: ExistingProblem,
  event: Extract<DeadlineEvent, { type: 'DatesRederived' }>,
): ProblemState {
  const { publicity } = event.data;
  if (publicity === undefined || !('signOff' in state) || state.signOff.publicity === null) return state;
  const changed = { ...state.signOff.publicity, ...publicity.after };
  return { ...state, signOff: { ...state.signOff, publicity: changed } };
}

export function evolveDeadlines(state: ExistingProblem, event: DeadlineEvent): ProblemState {
  const { facts } = state;
  switch (event.type) {
    case 'ExtensionRequested': {
      const { by, extension: id, measure, from, to, late } = event.data;
      const asked = {
        id,
        measure,
        from,
        to,
        late,
        status: 'requested',
        applicant: by,
        endorser: null,
      } as const;
      return withFacts(state, {
        extensions: [...facts.extensions, asked],
        contributors: including(facts.contributors, by),
      });
    }
    case 'ExtensionEndorsed': {
      const { by, extension } = event.data;
      return withFacts(state, {
        extensions: touching(state, extension, { status: 'endorsed', endorser: by }),
        contributors: including(facts.contributors, by),
      });
    }
    case 'ExtensionGranted': {
      const { extension, measure, to } = event.data;
      return materially(state, {
        extensions: touching(state, extension, { status: 'granted' }),
        measures: facts.measures.map((standing) =>
          standing.id === measure ? { ...standing, content: { ...standing.content, dueOn: to } } : standing,
        ),
      });
    }
    case 'ExtensionRefused':
      return withFacts(state, { extensions: touching(state, event.data.extension, { status: 'refused' }) });
    case 'DatesRederived':
      return moved(state, event);
    default:
      return event satisfies never;
  }
}
