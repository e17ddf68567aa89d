import { isDate } from '@xiaohao/working-calendar';
import { no, type OrganisationRefusal } from './refusals.js';

/** From and until which day something is to hold. It does not end before it begins, nor before today. */
export function termFault(
  from: string,
  until: string | undefined,
  today: string,
): OrganisationRefusal | undefined {
  if (!isDate(from)) return no('NotADay', '/from', { date: from });
  if (until === undefined) return undefined;
  if (!isDate(until)) return no('NotADay', '/until', { date: until });
  if (until < from) return no('EndsBeforeItBegins', '/until', { from, until });
  return until < today ? no('EndsInThePast', '/until', { until, today }) : undefined;
}
