import { changed, including, materially } from '../changes.js';
import type { Evidence } from '../facts.js';
import { ownHandling } from '../identification/own-members.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { RectificationEvent } from './events.js';
import { evolveMeasures } from './evolve-measures.js';

export function evolveRectification(state: ExistingProblem, event: RectificationEvent): ProblemState {
  const { facts } = state;
  const { by } = event.data;
  switch (event.type) {
    case 'RectificationStarted':
      return { stage: 'rectifying', facts, supplementaryRequirement: null, reopenedTerm: null };
    case 'MeasureAssigned':
    case 'MeasureRevised':
    case 'StepCompleted':
    case 'ProgressReported':
    case 'MeasureCompleted':
      return evolveMeasures(state, event);
    case 'ConvertedToContinuing':
      return materially(state, {
        classification: { ...facts.classification, handling: ownHandling(event.data.handling) },
      });
    case 'EvidenceAttached': {
      const { evidence: id, file, proves } = event.data;
      const piece: Evidence = {
        id,
        digest: file.digest,
        ...proves,
        superseded: false,
        rectificationRound: facts.rectificationRound,
      };
      return materially(state, {
        evidence: [...facts.evidence, piece],
        contributors: including(facts.contributors, by),
      });
    }
    case 'EvidenceSuperseded': {
      const { evidence, replacement, file } = event.data;
      return materially(state, {
        evidence: facts.evidence.flatMap((piece) =>
          piece.id === evidence
            ? [
                { ...piece, superseded: true },
                {
                  ...piece,
                  id: replacement,
                  digest: file.digest,
                  rectificationRound: facts.rectificationRound,
                },
              ]
            : [piece],
        ),
        contributors: including(facts.contributors, by),
      });
    }
    case 'TaskForceFormed': {
      const { commandingLeader, members } = event.data;
      return changed(state, {
        commandingLeader,
        contributors: including(facts.contributors, commandingLeader, ...members),
      });
    }
    default:
      return event satisfies never;
  }
}
