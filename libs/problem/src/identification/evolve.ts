import { changed, including, materially } from '../changes.js';
import { noHands } from '../duty.js';
import type { Facts } from '../facts.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { IdentificationEvent } from './events.js';
import { ownClassification } from './own-members.js';

type Begun = Extract<IdentificationEvent, { type: 'Identified' }>['data'];

const firstFacts = (data: Begun): Facts => ({
  problem: data.problem,
  number: data.number,
  campaign: data.campaign,
  raisedBy: data.by,
  intake: data.intake ?? null,
  cleared: data.classification.secrecy === 'restricted' ? [data.by] : [],
  identifiedAt: data.identifiedAt ?? null,
  owner: data.owner,
  supportUnits: data.supportUnits,
  wording: data.wording,
  classification: ownClassification(data.classification),
  causes: [],
  measures: [],
  extensions: [],
  terms: {},
  evidence: [],
  contributors: [],
  commandingLeader: null,
  hands: noHands,
  reviewRound: 1,
  rectificationRound: 1,
  materialVersion: 1,
  takenIn: [],
  closings: [],
  revisits: [],
});

/** The beginning of a problem. */
export const begin = (data: Begun): ProblemState => ({ stage: 'identified', facts: firstFacts(data) });

export function evolveIdentification(
  state: ExistingProblem,
  event: Exclude<IdentificationEvent, { type: 'Identified' }>,
): ProblemState {
  const { facts } = state;
  switch (event.type) {
    case 'Reworded':
      return materially(state, { wording: event.data.wording });
    case 'Classified':
      return materially(state, { classification: ownClassification(event.data.classification) });
    case 'CauseRecorded': {
      const { cause: id, kind, text } = event.data;
      return materially(state, { causes: [...facts.causes, { id, kind, text }] });
    }
    case 'Merged':
      return { stage: 'merged', facts, into: event.data.into };
    case 'TookIn':
      return changed(state, { takenIn: including(facts.takenIn, event.data.problem) });
    case 'MergerLapsed':
      return changed(state, { takenIn: facts.takenIn.filter((id) => id !== event.data.problem) });
    case 'Withdrawn':
      return { stage: 'withdrawn', facts };
    default:
      return event satisfies never;
  }
}
