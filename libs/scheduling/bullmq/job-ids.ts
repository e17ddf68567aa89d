import type { DueItem } from '@xiaohao/scheduling';

/** All that a job says. */
export interface DueJob {
  readonly id: string;
  readonly dueAt: string;
}

/**
 * The id of the job that waits for an item: the same whoever adds it, so that it is there once. What is due already
 * has another: a waiting one may be held back by the wrong clock of whoever added it.
 */
export const jobIdOf = ({ id, dueAt }: DueItem, isDue: boolean): string =>
  `${id}_${Date.parse(dueAt)}${isDue ? '_due' : ''}`;
