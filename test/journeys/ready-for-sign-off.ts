import { done } from './caller.js';
import type { Cast } from './cast.js';
import { prove, work } from './correcting.js';
import { measurePaper, problemPaper } from './paper.js';

/** Brings a problem to where its unit may ask for sign-off. */
export async function readyForSignOff({ people, units, campaign }: Cast): Promise<string> {
  const { clerk, worker, leader, firstReviewer, secondReviewer, finaliser } = people;
  const problem = String((await done(clerk.identifies(problemPaper(campaign, units.district)))).id);
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
  return problem;
}
