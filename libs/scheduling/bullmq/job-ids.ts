import { hash } from 'node:crypto';
import type { DueBatch } from '@xiaohao/scheduling';

/** All that a job says. */
export type DueJob = DueBatch;

/** What is in it: the id itself where there is one, else a digest of all. */
const nameOf = ([first = '', ...more]: readonly string[]): string =>
  more.length === 0 ? first : hash('sha256', [first, ...more].join()).slice(0, 32);

/**
 * The id of the job that waits for a batch: the same whoever adds it, so that it is there once. What is due already
 * has another: a waiting one may be held back by the wrong clock of whoever added it.
 */
export const jobIdOf = ({ ids, dueAt }: DueBatch, isDue: boolean): string =>
  `${nameOf(ids)}_${Date.parse(dueAt)}${isDue ? '_due' : ''}`;
