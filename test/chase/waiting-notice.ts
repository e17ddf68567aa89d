import type { ChaseState } from '@xiaohao/chase';

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
