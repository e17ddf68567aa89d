import type { ChaseState } from '@xiaohao/chase';
import { midnight } from './days.js';
import type { SimMatter } from './record.js';

/** The instrument that was issued last and waits for an answer, and one who may give it. */
export function waitingNotice({
  notices,
}: ChaseState): { readonly notice: string; readonly receiver: string; readonly matter: string } | undefined {
  const found = Object.entries(notices).findLast(
    ([, { kind, answered, receivers }]) => kind === 'escalation' && !answered && receivers.length > 0,
  );
  if (found === undefined) return undefined;
  const [notice, { receivers, matter }] = found;
  return { notice, receiver: receivers[0] ?? '', matter };
}

/** From now on a matter, as a chase names it, is answered. */
export function answerMatter(matters: readonly SimMatter[], of: string, matter: string, now: number): void {
  const late = (day: number): string => new Date(midnight(day + 1)).toISOString();
  const owed = matters.find(
    ({ problem, subject, dueDay }) => problem === of && matter === `${subject} ${late(dueDay)}`,
  );
  if (owed) owed.answeredAt = Math.min(owed.answeredAt, now);
}
