import { type ProblemRefusal, refuse } from '../refuse.js';
import type { HandlingKind } from '../vocabulary.js';
import type { Classification, Handling } from './events.js';

type Members = {
  readonly [K in HandlingKind]: readonly Exclude<keyof Extract<Handling, { kind: K }>, 'kind'>[];
};

/** What a handling of each kind has besides the kind itself. */
const membersOf: Members = {
  immediate: [],
  timeLimited: [],
  continuing: ['stageGoal', 'nextCheckOn', 'expectedEndOn'],
  focused: ['list'],
};

function foreignMembers(handling: Handling): readonly string[] {
  const own: readonly string[] = membersOf[handling.kind];
  return Object.entries(handling).flatMap(([name, value]) =>
    name === 'kind' || own.includes(name) || value === undefined ? [] : [name],
  );
}

/** Refuses a handling that says something which only another kind has. */
export function checkMembers(handling: Handling, at: string): ProblemRefusal | null {
  const [foreign] = foreignMembers(handling);
  return foreign === undefined
    ? null
    : refuse('ForeignToHandling', `${at}/${foreign}`, { kind: handling.kind });
}

/**
 * A handling as it is to be read: without what its kind does not have. Events in the log may bring more than that;
 * it never meant anything.
 */
export function ownHandling<H extends Handling>(handling: H): H {
  const foreign = foreignMembers(handling);
  return foreign.length === 0
    ? handling
    : (Object.fromEntries(
        Object.entries(handling).filter(([name]) => !foreign.includes(name)),
      ) as unknown as H);
}

/** A classification as it is to be read. */
export function ownClassification(classification: Classification): Classification {
  const handling = ownHandling(classification.handling);
  return handling === classification.handling ? classification : { ...classification, handling };
}
