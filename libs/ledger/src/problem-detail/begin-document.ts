import { ownClassification } from '@xiaohao/problem';
import { problemOf, type Recorded } from '../reading-events/problem-events.js';
import type { ProblemDocument } from './document.js';

/** The document as a problem begins. */
export function beginDocument({
  stream,
  data,
  metadata,
  revision,
  position,
}: Recorded<'Identified'>): ProblemDocument {
  const { problem: _, by, ...rest } = data;
  return {
    id: problemOf({ stream }),
    ...rest,
    classification: ownClassification(data.classification),
    stage: 'identified',
    identifiedAt: metadata.recordedAt,
    identifiedBy: by,
    cleared: data.classification.secrecy === 'restricted' ? [by] : [],
    causes: [],
    mergedInto: null,
    takenIn: [],
    endedGround: null,
    rounds: [],
    finalised: null,
    measures: [],
    extensions: [],
    dueOn: null,
    originalDueOn: null,
    taskForce: null,
    evidence: [],
    signOff: null,
    publicity: null,
    objections: [],
    satisfaction: null,
    closings: [],
    reopenings: [],
    revisits: [],
    lastEventAt: metadata.recordedAt,
    revision,
    position,
  };
}
