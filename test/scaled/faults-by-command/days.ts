import { done } from '../../journeys/caller.js';
import type { Life, PlainStep } from './step.js';

/** The date so many days later. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + 86_400_000 * days).toISOString().slice(0, 10);

/** The server's day goes on. */
export const daysGoBy = (days: number): PlainStep => ({
  async meanwhile(life: Life) {
    life.today = daysAfter(life.today, days);
    await done(life.crew.administrator.post('/clock', { now: `${life.today}T01:00:00Z` }));
  },
});
