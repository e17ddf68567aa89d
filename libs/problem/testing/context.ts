import type { Actor, DecisionContext } from '../src/index.js';
import { calendar, campaign } from './campaign.js';
import { organisation } from './cast.js';

export const aDigest = 'd'.repeat(64);
export const today = '2025-01-21';

export const clock: Actor = { kind: 'clock', id: 'clock' };
export const actorOf = (by: string): Actor => (by === 'clock' ? clock : { kind: 'person', id: by });

/** What surrounds a decision by `by`, on the first day of the specs unless changed. */
export const contextOf = (by: string, change: Partial<DecisionContext> = {}): DecisionContext => ({
  actor: actorOf(by),
  now: `${change.today ?? today}T02:00:00Z`,
  today,
  campaign,
  organisation,
  organisationRevision: '7',
  calendar,
  revision: '41',
  digest: aDigest,
  ...change,
});
