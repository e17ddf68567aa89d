import type { ProblemEventType } from '@xiaohao/problem';

/** What a signature rests on: a measure, evidence, a cause, the classification, the wording, an objection. */
const material: ReadonlySet<string> = new Set<ProblemEventType>([
  'Reworded',
  'Classified',
  'CauseRecorded',
  'MeasureAssigned',
  'MeasureRevised',
  'StepCompleted',
  'ProgressReported',
  'MeasureCompleted',
  'ExtensionGranted',
  'ConvertedToContinuing',
  'EvidenceAttached',
  'EvidenceSuperseded',
  'ObjectionRaised',
  'ObjectionAnswered',
]);

/** Whether an event makes the signatures before it stale. What the clock records never does. */
export const isMaterial = (type: string): boolean => material.has(type);
