import type { PlannedItem } from './planned-item.js';

const same = (one: PlannedItem, other: PlannedItem | undefined): boolean =>
  other !== undefined &&
  one.subject === other.subject &&
  one.obligation === other.obligation &&
  one.rule === other.rule &&
  one.dueOn === other.dueOn &&
  one.dueInstant === other.dueInstant &&
  one.at === other.at &&
  one.provisional === other.provisional;

/** Whether two plans are the same, item by item, in order. */
export const plainlyEqual = (one: readonly PlannedItem[], other: readonly PlannedItem[]): boolean =>
  one.length === other.length && one.every((item, index) => same(item, other[index]));
