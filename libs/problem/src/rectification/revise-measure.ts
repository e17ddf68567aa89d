import type { ReviseMeasure } from '../commands.js';
import { dueFrom } from '../dates.js';
import { withinTerm } from '../deadlines/binding-term.js';
import { knownPerson } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Finalised, Rectifying } from '../state.js';
import { written } from '../written.js';
import { checkMeasure } from './four-gates.js';
import { openMeasureOf, someMeasureOpen } from './measure-gates.js';
import { mayApprove } from './revision-approver.js';

/** Once rectification runs, a revision brings a date forward at most: putting it off takes two approvals. */
const notPutOff = (stage: string, dueOn: string, asked: string): ProblemRefusal | null =>
  stage === 'rectifying' && asked > dueOn
    ? refuse('LaterDateNeedsExtension', '/content/dueOn', { dueOn })
    : null;

/** 动态调整: old and new text, the ground, and a second person who approves. */
export const reviseMeasure = rule<ReviseMeasure, Finalised | Rectifying>({
  type: 'ReviseMeasure',
  allowed: ({ facts }, acting) => mayCorrect(facts, acting) ?? someMeasureOpen(facts),
  decide({ measure, content, approver, ground }, { stage, facts }, acting) {
    const { by, hands, today, organisation } = acting;
    const standing = openMeasureOf(facts, measure);
    if ('refused' in standing) return standing;
    const before = standing.content;
    return (
      checkMeasure(content, organisation) ??
      (content.dueOn === before.dueOn
        ? null
        : (dueFrom(today, content.dueOn, '/content/dueOn') ??
          notPutOff(stage, before.dueOn, content.dueOn) ??
          withinTerm(facts, content.dueOn, acting, '/content/dueOn'))) ??
      knownPerson(organisation, approver, '/approver') ??
      (hands.includes(approver) ? refuse('RevisionApprovedByAuthor', '/approver') : null) ??
      mayApprove(approver, facts, acting) ??
      written(ground, '/ground') ?? [
        { type: 'MeasureRevised', data: { by, approver, measure, before, after: content, ground } },
      ]
    );
  },
});
