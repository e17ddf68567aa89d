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

/** What stands against a command about one thing, whichever of several it is about: what stands against every one. */
export function againstEvery<T>(
  things: readonly T[],
  against: (thing: T) => ProblemRefusal | null,
): ProblemRefusal | null {
  const refusals = things.map(against);
  const [first = null] = refusals;
  if (first === null || refusals.includes(null)) return null;
  const { pointer: _, ...whateverIsNamed } = first;
  return whateverIsNamed;
}

/** An application waits against which nothing stands. */
export function someExtensionWaits(
  facts: Facts,
  against: (waiting: Waiting) => ProblemRefusal | null,
): ProblemRefusal | null {
  const all = facts.extensions.flatMap(({ id }) => {
    const waiting = waitingExtension(facts, id);
    return 'refused' in waiting ? [] : [waiting];
  });
  return all.length === 0 ? refuse('NoExtensionWaiting') : againstEvery(all, against);
}
