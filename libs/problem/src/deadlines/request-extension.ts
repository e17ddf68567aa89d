import { countFrom, deadlineRulesOf } from '@xiaohao/campaign';
import { calendarOfUnit } from '@xiaohao/working-calendar';
import type { Acting } from '../acting.js';
import { dueFrom } from '../dates.js';
import type { Facts, Measure } from '../facts.js';
import { openMeasureOf, openMeasures, someMeasureOpen } from '../rectification/measure-gates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Rectifying } from '../state.js';
import { allWritten } from '../written.js';
import type { RequestExtension } from './commands.js';
import { isPending } from './extension.js';
import { againstEvery } from './extension-of.js';
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

/** One application at a time, and no more than the campaign grants. */
function notToExtend(measure: string, { extensions }: Facts, { campaign }: Acting): ProblemRefusal | null {
  const known = extensions.filter((asked) => asked.measure === measure);
  if (known.some(isPending)) return refuse('ExtensionPending', '/measure');
  const count = known.filter(({ status }) => status === 'granted').length;
  const { most } = deadlineRulesOf(campaign.rules).extension;
  return most !== undefined && count >= most ? refuse('ExtensionsUsedUp', '/measure', { count }) : null;
}

/** 延期: asked for before expiry, with reason and progress. After it only as a late application, and marked so. */
export const requestExtension = rule<RequestExtension, Rectifying>({
  type: 'RequestExtension',
  allowed: ({ facts }, acting) =>
    mayCorrect(facts, acting) ??
    someMeasureOpen(facts) ??
    againstEvery(openMeasures(facts), ({ id }) => notToExtend(id, facts, acting)),
  decide({ extension, measure: id, dueOn, reason, progress }, { facts }, acting) {
    const measure = openMeasureOf(facts, id);
    if ('refused' in measure) return measure;
    const notNow = notToExtend(id, facts, acting);
    if (notNow) return notNow;
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
