import type { ReviseMeasure } from '../commands.js';
import { dueFrom } from '../dates.js';
import { knownPerson } from '../references.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Finalised, Rectifying } from '../state.js';
import { written } from '../written.js';
import { checkMeasure } from './four-gates.js';
import { openMeasureOf } from './measure-gates.js';

/** 动态调整: old and new text, the ground, and a second person who approves. */
export const reviseMeasure = rule<ReviseMeasure, Finalised | Rectifying>({
  type: 'ReviseMeasure',
  allowed: ({ facts }, acting) => mayCorrect(facts, acting),
  decide({ measure, content, approver, ground }, { facts }, { by, hands, today, organisation }) {
    const standing = openMeasureOf(facts, measure);
    if ('refused' in standing) return standing;
    const before = standing.content;
    return (
      checkMeasure(content, organisation) ??
      (content.dueOn === before.dueOn ? null : dueFrom(today, content.dueOn, '/content/dueOn')) ??
      knownPerson(organisation, approver, '/approver') ??
      (hands.includes(approver) ? refuse('RevisionApprovedByAuthor', '/approver') : null) ??
      written(ground, '/ground') ?? [
        { type: 'MeasureRevised', data: { by, approver, measure, before, after: content, ground } },
      ]
    );
  },
});
