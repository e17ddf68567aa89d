import { edgeProblem } from '@xiaohao/http';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';

const dayOf = (stated: string): string =>
  stated.includes('T') ? dateInZone(new Date(stated).toISOString(), chinaTime) : stated;

/**
 * What is told has happened: its day, in Asia/Shanghai, is not still to come. Whole days are compared, so that a clock
 * that is some minutes fast is refused around midnight alone. It is of any command, so of no campaign's zone.
 *
 * @param stated a date or an instant, as `happenedAt` has it
 * @throws HttpProblem FieldInvalid with DateInTheFuture
 */
export function requireHappened(stated: string | undefined, now: string): void {
  if (stated === undefined) return;
  const today = dateInZone(now, chinaTime);
  if (dayOf(stated) <= today) return;
  const zh = `日期 ${stated} 晚于今天 ${today}`;
  const en = `the date ${stated} is still to come; today is ${today}`;
  throw edgeProblem('FieldInvalid', {
    errors: [{ pointer: '/happenedAt', code: 'DateInTheFuture', zh, en }],
  });
}
