import { done } from './caller.js';
import type { Cast } from './cast.js';
import { prove, work } from './correcting.js';
import { measurePaper, problemPaper } from './paper.js';

/** Raises a problem and brings it to where its unit may ask for sign-off. */
export async function readyForSignOff(cast: Cast): Promise<string> {
  const { people, units, campaign } = cast;
  const problem = String((await done(people.clerk.identifies(problemPaper(campaign, units.district)))).id);
  await bringToSignOff(cast, problem);
  return problem;
}

/** Brings a problem that was just found to where its unit may ask for sign-off. */
export async function bringToSignOff({ people, units }: Cast, problem: string): Promise<void> {
  const { clerk, worker, leader, firstReviewer, secondReviewer, finaliser } = people;
  await done(clerk.namesCause(problem, 'management'));
  await done(clerk.submits(problem));
  await done(firstReviewer.passesFirstReview(problem));
  await done(secondReviewer.passesSecondReview(problem));
  await done(finaliser.finalises(problem));
  const accountable = { person: worker.id, leader: leader.id, unit: units.district, dueOn: '2031-06-30' };
  const assigned = await done(clerk.assigns(problem, measurePaper(accountable)));
  const measure = assigned.created?.['measure'] ?? '';
  await done(clerk.starts(problem));
  await work(worker, problem, measure);
  await prove(worker, problem, measure, problem);
}
