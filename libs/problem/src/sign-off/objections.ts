import { type ProblemRefusal, refuse } from '../refuse.js';
import type { SignOff } from './sign-off.js';

/** There is something to answer. */
export const someObjectionOpen = ({ objections }: SignOff): ProblemRefusal | null =>
  objections.some(({ answer }) => answer === null) ? null : refuse('NoObjectionOpen');

/** An objection holds the step until it is answered; one that is upheld can only lead to a rejection. */
export function objectionsSettled({ objections }: SignOff): ProblemRefusal | null {
  const open = objections.filter(({ answer }) => answer === null).length;
  if (open > 0) return refuse('ObjectionsOpen', undefined, { open });
  return objections.some(({ answer }) => answer?.upheld === true) ? refuse('ObjectionUpheld') : null;
}
