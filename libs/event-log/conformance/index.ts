import { describe } from '@jest/globals';
import { appending } from './appending.js';
import { behavesLikeItsModel } from './model.js';
import type { OpenLog } from './open-log.js';
import { reading } from './reading.js';
import { refusing } from './refusing.js';
import { repeating } from './repeating.js';
import { subscribing } from './subscribing.js';

export type { OpenedLog, OpenLog } from './open-log.js';

export interface ConformanceOptions {
  /**
   * Whether ids that stand elsewhere are refused even at the stream's true end. EventStoreDB looks only at the
   * expected place, so that its adapter may say false; default true.
   */
  readonly knowsIdsEverywhere?: boolean;
}

/** What every adapter of the port must do; each runs it in a spec of its own. */
export const eventLogConformance = (name: string, open: OpenLog, options: ConformanceOptions = {}): void => {
  describe(name, () => {
    describe('appending', () => appending(open));
    describe('reading', () => reading(open));
    describe('repeating an append', () => repeating(open, options.knowsIdsEverywhere ?? true));
    describe('refusing', () => refusing(open));
    describe('subscribing', () => subscribing(open));
    describe('any sequence of appends and reads', () => behavesLikeItsModel(open));
  });
};
