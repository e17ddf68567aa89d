import { isDate } from '@xiaohao/working-calendar';

/** A point in the past: by the problem's own revision, by the log's position, by the clock, or by the calendar. */
export type Point =
  | { readonly kind: 'now' }
  | { readonly kind: 'revision'; readonly revision: string }
  | { readonly kind: 'position'; readonly position: string }
  | { readonly kind: 'instant'; readonly instant: string }
  /** The end of that day in the campaign's zone. */
  | { readonly kind: 'date'; readonly date: string };

const revision = /^(?:0|[1-9]\d{0,18})$/;
const position = /^position:(0|[1-9]\d{0,18})$/;
const instant =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** `now`, `12`, `position:4711`, `2026-06-30T09:00:00+08:00` or `2026-06-30`; undefined for anything else. */
export function pointOf(text: string): Point | undefined {
  if (text === 'now') return { kind: 'now' };
  if (revision.test(text)) return { kind: 'revision', revision: text };
  const at = position.exec(text)?.[1];
  if (at !== undefined) return { kind: 'position', position: at };
  if (isDate(text)) return { kind: 'date', date: text };
  const day = instant.exec(text)?.[1];
  return day !== undefined && isDate(day) ? { kind: 'instant', instant: text } : undefined;
}
