import { done } from '../journeys/caller.js';
import type { Cast } from '../journeys/cast.js';
import { measurePaper, problemPaper } from '../journeys/paper.js';
import type { InWork } from './load.js';

/** Leads a new problem up to where it is being corrected. */
export async function takeUp({ people, campaign, units }: Cast): Promise<InWork> {
  const { clerk, firstReviewer, secondReviewer, finaliser, worker, leader } = people;
  const { id: problem = '' } = await done(clerk.identifies(problemPaper(campaign, units.district)));
  await done(clerk.namesCause(problem, 'thought'));
  await done(clerk.submits(problem));
  await done(firstReviewer.passesFirstReview(problem));
  await done(secondReviewer.passesSecondReview(problem));
  await done(finaliser.finalises(problem));
  const accountable = { person: worker.id, leader: leader.id, unit: units.district, dueOn: '2099-12-31' };
  const { created } = await done(clerk.assigns(problem, measurePaper(accountable)));
  await done(clerk.starts(problem));
  return { problem, measure: created?.['measure'] ?? '' };
}
