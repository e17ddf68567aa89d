import { countFrom, deadlineRulesOf } from '@xiaohao/campaign';
import { calendarOfUnit } from '@xiaohao/working-calendar';
import type { Acting } from '../acting.js';
import { dueFrom } from '../dates.js';
import type { Measure } from '../facts.js';
import { openMeasureOf } from '../rectification/measure-gates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Rectifying } from '../state.js';
import { allWritten } from '../written.js';
import type { RequestExtension } from './commands.js';
import { isPending } from './extension.js';
import { stepTerm } from './set-terms.js';

/** Whether it is too late to ask: counted back from the due date that now holds, whoever asks. */
function isLate({ content }: Measure, { today, calendar, campaign }: Acting): boolean {
  const { days, counted } = deadlineRulesOf(campaign.rules).extension.appliedBefore;
  const count = { days: 0 - days, counted };
  return today > countFrom(calendarOfUnit(calendar, content.unit), content.dueOn, count).date;
}

function checkDate({ content }: Measure, dueOn: string, acting: Acting): ProblemRefusal | null {
  const dated = dueFrom(acting.today, dueOn, '/dueOn');
  if (dated) return dated;
  if (dueOn <= content.dueOn)
    return refuse('ExtensionNotLater', '/dueOn', { date: dueOn, dueOn: content.dueOn });
  const { longest } = deadlineRulesOf(acting.campaign.rules).extension;
  if (longest === undefined) return null;
  const latest = countFrom(calendarOfUnit(acting.calendar, content.unit), content.dueOn, longest).date;
  return dueOn > latest ? refuse('ExtensionTooLong', '/dueOn', { latest }) : null;
}

/** 延期: asked for before expiry, with reason and progress. After it only as a late application, and marked so. */
export const requestExtension = rule<RequestExtension, Rectifying>({
  type: 'RequestExtension',
  stages: ['rectifying'],
  allowed: ({ facts }, acting) => mayCorrect(facts, acting),
  decide({ extension, measure: id, dueOn, reason, progress }, { facts }, acting) {
    const measure = openMeasureOf(facts, id);
    if ('refused' in measure) return measure;
    const known = facts.extensions.filter((asked) => asked.measure === id);
    if (known.some(isPending)) return refuse('ExtensionPending', '/measure');
    const count = known.filter(({ status }) => status === 'granted').length;
    const { most } = deadlineRulesOf(acting.campaign.rules).extension;
    if (most !== undefined && count >= most) return refuse('ExtensionsUsedUp', '/measure', { count });
    if (facts.extensions.some((asked) => asked.id === extension))
      return refuse('IdTaken', '/extension', { id: extension });
    return (
      allWritten({ extension, reason, progress }) ??
      checkDate(measure, dueOn, acting) ?? [
        {
          type: 'ExtensionRequested',
          data: {
            by: acting.by,
            extension,
            measure: id,
            from: measure.content.dueOn,
            to: dueOn,
            reason,
            progress,
            late: isLate(measure, acting),
            term: stepTerm(acting, 'extensionEndorsement', facts.owner.unit),
          },
        },
      ]
    );
  },
});
