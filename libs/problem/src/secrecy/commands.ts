import type { Id } from '../identification/events.js';

/** 准予知悉: somebody who needs to know a restricted problem may from now on see it. */
export interface ClearPerson {
  readonly type: 'ClearPerson';
  readonly person: Id;
  readonly ground: string;
}
export interface EndClearance {
  readonly type: 'EndClearance';
  readonly person: Id;
  readonly ground: string;
}
