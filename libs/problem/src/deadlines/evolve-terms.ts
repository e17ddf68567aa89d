import type { ProblemEvent } from '../events.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import { extensionKey, objectionKey, type RunningTerms, rectificationKey, stepKey } from './set-term.js';

type Changes = Readonly<Record<string, RunningTerms[string] | null | undefined>>;

/** What an event does to the running terms: sets one, ends one (null), or leaves it (absent). */
function changesOf(event: ProblemEvent): Changes {
  switch (event.type) {
    case 'SubmittedForReview':
    case 'Resubmitted':
    case 'FirstReviewPassed':
    case 'SecondReviewPassed':
    case 'SignOffRequested':
    case 'PublicityEnded':
      return { [stepKey]: event.data.term ?? null };
    case 'Finalised':
      return { [stepKey]: event.data.term ?? null, [rectificationKey]: event.data.rectifyBy ?? null };
    case 'SignOffStepTaken':
      return event.data.renewed ? {} : { [stepKey]: event.data.term ?? null };
    case 'Classified':
      return event.data.rectifyBy === undefined ? {} : { [rectificationKey]: event.data.rectifyBy };
    case 'ConvertedToContinuing':
      return { [rectificationKey]: null };
    case 'ReturnedForRework':
    case 'RectificationStarted':
    case 'PublicityStarted':
    case 'SignOffRejected':
    case 'Filed':
      return { [stepKey]: null };
    case 'Merged':
    case 'Withdrawn':
    case 'Reopened':
      return { [stepKey]: null, [rectificationKey]: null };
    case 'ObjectionRaised':
      return { [objectionKey(event.data.objection)]: event.data.term };
    case 'ObjectionAnswered':
      return { [objectionKey(event.data.objection)]: null };
    case 'ExtensionRequested':
    case 'ExtensionEndorsed':
      return { [extensionKey(event.data.extension)]: event.data.term };
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return { [extensionKey(event.data.extension)]: null };
    case 'DatesRederived':
      return Object.fromEntries(event.data.terms.map(({ term, after }) => [term, after]));
    default:
      return {};
  }
}

/** Terms of what can no longer come: objections of a request that has ended, extensions of a measure that is done. */
function stillRuns(key: string, { facts, ...state }: ExistingProblem): boolean {
  if (key.startsWith('objection/')) return 'signOff' in state;
  if (!key.startsWith('extension/')) return true;
  const extension = facts.extensions.find(({ id }) => extensionKey(id) === key);
  return facts.measures.some(({ id, completion }) => id === extension?.measure && completion === null);
}

/** The state that an event leads to, with the terms that then run. */
export function withTerms(state: ProblemState, event: ProblemEvent): ProblemState {
  if (state.stage === 'absent') return state;
  const changes = Object.entries({ ...state.facts.terms, ...changesOf(event) });
  const terms: RunningTerms = Object.fromEntries(
    changes.flatMap(([key, term]) => (term && stillRuns(key, state) ? [[key, term] as const] : [])),
  );
  const before = state.facts.terms;
  const same =
    Object.keys(terms).length === Object.keys(before).length &&
    Object.entries(terms).every(([key, term]) => before[key] === term);
  return same ? state : { ...state, facts: { ...state.facts, terms } };
}
