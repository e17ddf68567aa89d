import type { RecordedEvent } from '@xiaohao/event-log';
import { ownClassification, type ProblemEvent, type Stage, signOffStages } from '@xiaohao/problem';
import { type Due, reopened, termOf } from '../reading-events/dues.js';
import { isMaterial } from '../reading-events/material-events.js';
import { stageAfter } from '../reading-events/stage-after.js';
import type { Entered, ProblemDocument } from './document.js';
import { foldDeadlines, isDeadline } from './fold-deadlines.js';
import { foldRectification, isRectification } from './fold-rectification.js';
import { foldReview, isReview } from './fold-review.js';
import { foldSignOff, isSignOff } from './fold-sign-off.js';
import { changed } from './with.js';

type Rest = Exclude<ProblemEvent, { readonly type: 'Identified' }>;

function foldRest(document: ProblemDocument, event: Rest, entered: Entered): ProblemDocument {
  if (isReview(event)) return foldReview(document, event, entered);
  if (isRectification(event)) return foldRectification(document, event, entered);
  if (isDeadline(event)) return foldDeadlines(document, event, entered);
  if (isSignOff(event)) return foldSignOff(document, event, entered);
  const { type, data } = event;
  switch (type) {
    case 'Reworded':
      return { ...document, wording: data.wording };
    case 'Classified':
      return { ...document, classification: ownClassification(data.classification) };
    case 'CauseRecorded': {
      const { by: _, ...cause } = data;
      return { ...document, causes: [...document.causes, cause] };
    }
    case 'Merged':
      return { ...document, mergedInto: data.into, endedGround: data.ground };
    case 'TookIn':
      return { ...document, takenIn: [...document.takenIn, { ...entered, ...data }] };
    case 'MergerLapsed':
      return { ...document, takenIn: document.takenIn.filter(({ problem }) => problem !== data.problem) };
    case 'Withdrawn':
      return { ...document, endedGround: data.ground };
    case 'RevisitPlanned': {
      const { by: _, ...planned } = data;
      const open = { visitedOn: null, findings: null, holds: null, satisfaction: null };
      return { ...document, revisits: [...document.revisits, { ...planned, ...open }] };
    }
    case 'Revisited': {
      const { visitedOn, findings, holds, satisfaction = null } = data;
      const visited = { visitedOn, findings, holds, satisfaction };
      const revisits = changed(
        document.revisits,
        (revisit) => revisit.revisit === data.revisit,
        (revisit) => ({ ...revisit, ...visited }),
      );
      return { ...document, revisits };
    }
    case 'Reopened': {
      const { ground, text, dueOn, by } = data;
      const reopening = { ground, text, dueOn, at: entered.at, by };
      return { ...document, reopenings: [...document.reopenings, reopening] };
    }
    case 'ActedOnBehalf':
      return document;
    case 'PersonCleared':
      return { ...document, cleared: [...document.cleared, data.person] };
    case 'ClearanceEnded':
      return { ...document, cleared: document.cleared.filter((person) => person !== data.person) };
    default:
      return type satisfies never;
  }
}

const runs: ReadonlySet<Stage> = new Set(signOffStages);

/** Signatures of a request that runs no longer stand, after a material event, for what there is now. */
function withStaleness(document: ProblemDocument, type: string): ProblemDocument {
  if (document.signOff === null || !runs.has(document.stage) || !isMaterial(type)) return document;
  const signatures = document.signOff.signatures.map((signature) => ({ ...signature, stale: true }));
  return { ...document, signOff: { ...document.signOff, signatures } };
}

/** The dates of this round: of its measures, and of the reopening that began it, until sign-off was rejected. */
function duesOf({ measures, reopenings, signOff }: ProblemDocument): readonly Due[] {
  const last = reopenings.at(-1);
  const ofMeasures = measures
    .filter(({ round }) => round === reopenings.length + 1)
    .map(({ measure, content: { dueOn }, originalDueOn, completed }) => ({
      measure,
      dueOn,
      originalDueOn,
      open: completed === null,
    }));
  // The sign-off of a round that was closed was not rejected, so that a rejection is one of this round.
  const isRejected = (signOff?.rejected ?? null) !== null;
  return last === undefined || isRejected ? ofMeasures : [...reopened(last.dueOn), ...ofMeasures];
}

/** The document after any event but the first. */
export function foldProblem(document: ProblemDocument, event: RecordedEvent): ProblemDocument {
  const { onBehalfOf } = event.metadata.actor;
  const entered: Entered = {
    at: event.metadata.recordedAt,
    revision: event.revision,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  };
  const folded = withStaleness(
    // Whoever folds has seen that the problem knows the type.
    foldRest(document, event as unknown as Rest, entered),
    event.type,
  );
  const stage = stageAfter(event.type, event.data, document.stage);
  return {
    ...folded,
    stage,
    ...termOf(duesOf(folded), stage),
    lastEventAt: entered.at,
    revision: event.revision,
    position: event.position,
  };
}
