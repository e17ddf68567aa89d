import type { Caller, Sent } from '../../journeys/caller.js';
import type { Cast } from '../../journeys/cast.js';
import type { Person } from '../../journeys/person.js';

/** Everybody who gives commands in a life. */
export interface Crew extends Cast {
  readonly petitions: Person;
}

/** What is known while a life is told. */
export interface Life {
  readonly crew: Crew;
  /** Ids of what was made, by the name under which a step keeps them. */
  readonly ids: Map<string, string>;
  /** The day it is for the server, moved by steps alone. */
  today: string;
  /** Sets one life apart from the others where names may not come twice. */
  readonly mark: string;
}

/** A request that takes effect once. */
export interface CommandStep {
  readonly command: string;
  readonly by: (crew: Crew) => Caller;
  /** Below `/api/v1`. */
  readonly path: (life: Life) => string;
  readonly body?: (life: Life) => Sent;
  /** It is signed: the same path with `/challenge` is asked before. */
  readonly signed?: true;
  /** The problem, by the name of its id, whose revision was read and is named; absent: nothing is said of what stands. */
  readonly on?: string;
  /** It wants to be told that it takes whatever stands there. */
  readonly whatever?: true;
  /** Which id of the answer is kept, and as what: of what was created, or `id`. */
  readonly keeps?: readonly [from: string, as: string];
  /** What the clock has to do of itself because of it, once, on the problem kept under a name. */
  readonly clocks?: { readonly command: string; readonly on: string };
  /** Numbers are reserved for it in a stream of their own. */
  readonly numbered?: true;
}

/** What has to be there for the steps after it, and is no subject itself. */
export interface PlainStep {
  readonly meanwhile: (life: Life) => Promise<void>;
}

export type Step = CommandStep | PlainStep;

export const idIn = ({ ids }: Life, name: string): string => {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no ${name} was made yet`);
  return id;
};
