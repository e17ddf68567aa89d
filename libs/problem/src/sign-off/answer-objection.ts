import type { AnswerObjection } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { written } from '../written.js';
import { someObjectionOpen } from './objections.js';

/** Whether an objection is right is not for those whom it is raised against. */
export const answerObjection = rule<AnswerObjection, InSignOff>({
  type: 'AnswerObjection',
  allowed: ({ signOff }) => someObjectionOpen(signOff),
  decide({ objection, answer, upheld }, { signOff }, { by }) {
    const raised = signOff.objections.find(({ id }) => id === objection);
    if (raised === undefined) return refuse('ObjectionUnknown', '/objection', { objection });
    if (raised.answer !== null) return refuse('ObjectionAlreadyAnswered', '/objection');
    return (
      written(answer, '/answer') ?? [{ type: 'ObjectionAnswered', data: { by, objection, answer, upheld } }]
    );
  },
});
