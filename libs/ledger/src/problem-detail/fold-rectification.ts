import { ownHandling, type ProblemEvent, type RectificationEvent } from '@xiaohao/problem';
import type { Entered, MeasureDocument, ProblemDocument } from './document.js';
import { changed } from './with.js';

const types: ReadonlySet<string> = new Set<RectificationEvent['type']>([
  'RectificationStarted',
  'MeasureAssigned',
  'MeasureRevised',
  'StepCompleted',
  'ProgressReported',
  'MeasureCompleted',
  'ConvertedToContinuing',
  'EvidenceAttached',
  'EvidenceSuperseded',
  'TaskForceFormed',
]);

export const isRectification = (event: ProblemEvent): event is RectificationEvent => types.has(event.type);

const withMeasure = (
  document: ProblemDocument,
  measure: string,
  change: (measure: MeasureDocument) => MeasureDocument,
): ProblemDocument => ({
  ...document,
  measures: changed(document.measures, (m) => m.measure === measure, change),
});

/** What the unit does to correct it. */
export function foldRectification(
  document: ProblemDocument,
  event: RectificationEvent,
  entered: Entered,
): ProblemDocument {
  const { data, type } = event;
  switch (type) {
    case 'RectificationStarted':
      return document;
    case 'MeasureAssigned': {
      const { measure, content } = data;
      const assigned = {
        measure,
        round: document.reopenings.length + 1,
        content,
        originalDueOn: content.dueOn,
        revisions: 0,
        extensions: 0,
        stepsDone: [],
      };
      return {
        ...document,
        measures: [...document.measures, { ...assigned, progress: null, completed: null }],
      };
    }
    case 'MeasureRevised':
      return withMeasure(document, data.measure, (m) => ({
        ...m,
        content: data.after,
        stepsDone: m.stepsDone.filter((step) => data.after.steps[step - 1] === m.content.steps[step - 1]),
        revisions: m.revisions + 1,
      }));
    case 'StepCompleted':
      return withMeasure(document, data.measure, (m) => ({
        ...m,
        stepsDone: [...new Set([...m.stepsDone, data.step])].sort((a, b) => a - b),
      }));
    case 'ProgressReported': {
      const { measure, by: _, ...progress } = data;
      return withMeasure(document, measure, (m) => ({ ...m, progress: { ...entered, ...progress } }));
    }
    case 'MeasureCompleted': {
      const { actual, result } = data;
      return withMeasure(document, data.measure, (m) => ({
        ...m,
        completed: { ...entered, actual, result },
      }));
    }
    case 'ConvertedToContinuing':
      return {
        ...document,
        classification: { ...document.classification, handling: ownHandling(data.handling) },
      };
    case 'EvidenceAttached':
      return { ...document, evidence: [...document.evidence, { ...entered, ...data, supersededBy: null }] };
    case 'EvidenceSuperseded': {
      const { evidence, replacement, file, by } = data;
      const before = document.evidence.find((piece) => piece.evidence === evidence);
      const others = changed(
        document.evidence,
        (piece) => piece.evidence === evidence,
        (piece) => ({ ...piece, supersededBy: replacement }),
      );
      if (before === undefined) return document;
      return {
        ...document,
        evidence: [...others, { ...before, ...entered, evidence: replacement, file, by, supersededBy: null }],
      };
    }
    case 'TaskForceFormed': {
      const { by: _, ...taskForce } = data;
      return { ...document, taskForce };
    }
    default:
      return type satisfies never;
  }
}
