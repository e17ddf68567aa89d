import { foreignMembers, type KindMembers, withoutForeign } from '@xiaohao/deciding';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Classification, Handling } from './events.js';

/** What a handling of each kind has besides the kind itself. */
const membersOf: KindMembers<Handling> = {
  immediate: [],
  timeLimited: [],
  continuing: ['stageGoal', 'nextCheckOn', 'expectedEndOn'],
  focused: ['list'],
};

/** Refuses a handling that says something which only another kind has. */
export function checkMembers(handling: Handling, at: string): ProblemRefusal | null {
  const [foreign] = foreignMembers(membersOf, handling);
  return foreign === undefined
    ? null
    : refuse('ForeignToHandling', `${at}/${foreign}`, { kind: handling.kind });
}

/**
 * A handling as it is to be read: without what its kind does not have. Events in the log may bring more than that;
 * it never meant anything.
 */
export const ownHandling = <H extends Handling>(handling: H): H => withoutForeign(membersOf, handling);

/** A classification as it is to be read. */
export function ownClassification(classification: Classification): Classification {
  const handling = ownHandling(classification.handling);
  return handling === classification.handling ? classification : { ...classification, handling };
}
