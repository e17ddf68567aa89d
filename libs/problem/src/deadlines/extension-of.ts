import type { Facts, Measure } from '../facts.js';
import { openMeasureOf } from '../rectification/measure-gates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { type Extension, isPending } from './extension.js';

/** A waiting application and its measure, which is still in work. */
export interface Waiting {
  readonly extension: Extension;
  readonly measure: Measure;
}

/** The application that a command names, if it waits and its measure is open. */
export function waitingExtension(facts: Facts, id: string): Waiting | ProblemRefusal {
  const extension = facts.extensions.find((known) => known.id === id);
  if (extension === undefined) return refuse('ExtensionUnknown', '/extension', { extension: id });
  if (!isPending(extension)) return refuse('ExtensionDecided', '/extension');
  const measure = openMeasureOf(facts, extension.measure, '/extension');
  return 'refused' in measure ? measure : { extension, measure };
}
