import type { PlannedItem } from '@xiaohao/chase';
import type { DueItem, DueSource } from '@xiaohao/scheduling';

const order = (a: DueItem, b: DueItem): number =>
  a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1;

/** The to-do list of plans as a view shows them: of each problem what comes first. */
export function planSource(visible: ReadonlyMap<string, readonly PlannedItem[]>): DueSource {
  const rows = (): readonly DueItem[] =>
    [...visible].flatMap(([id, [first]]) => (first === undefined ? [] : [{ id, dueAt: first.at }]));
  return {
    due: async (until, limit, after) =>
      rows()
        .filter((item) => item.dueAt <= until && (after === undefined || order(item, after) > 0))
        .toSorted(order)
        .slice(0, limit),
    next: async (after) =>
      rows()
        .filter(({ dueAt }) => dueAt > after)
        .toSorted(order)[0]?.dueAt ?? null,
  };
}

/** The first instant at which something is due by such plans, epoch milliseconds. */
export const firstDue = (visible: ReadonlyMap<string, readonly PlannedItem[]>): number =>
  Math.min(
    ...[...visible.values()].flatMap(([first]) => (first === undefined ? [] : [Date.parse(first.at)])),
  );
