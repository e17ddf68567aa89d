import type { Id, ProblemEvent } from '../src/index.js';

/** Written down once more and apart from the code under test: what is material, and who had a hand in it. */
export function touches(event: ProblemEvent): { material: boolean; contributors: readonly Id[] } {
  switch (event.type) {
    case 'Identified':
    case 'Reworded':
    case 'Classified':
    case 'CauseRecorded':
    case 'ConvertedToContinuing':
    case 'ExtensionGranted':
    case 'ObjectionRaised':
    case 'ObjectionAnswered':
      return { material: true, contributors: [] };
    case 'MeasureAssigned':
    case 'MeasureRevised':
    case 'MeasureCompleted':
    case 'EvidenceAttached':
    case 'EvidenceSuperseded':
      return { material: true, contributors: [event.data.by] };
    case 'ExtensionRequested':
    case 'ExtensionEndorsed':
    case 'StepCompleted':
    case 'ProgressReported':
      return { material: false, contributors: [event.data.by] };
    default:
      return { material: false, contributors: [] };
  }
}
