import { type backTestRefusals, longestBackTest } from '@xiaohao/chase';
import { addDays, daysBetween } from '@xiaohao/working-calendar';

/** Days over which rules are tried, both of them within, `YYYY-MM-DD`. */
export interface BackTestSpan {
  readonly from: string;
  readonly to: string;
}

/** Why there is no span, and which field is at fault, if any was sent. */
export interface NoSpan extends BackTestSpan {
  readonly refused: keyof typeof backTestRefusals;
  readonly pointer?: '/from' | '/to';
}

export interface SpanAsked {
  readonly from?: string;
  readonly to?: string;
  /** The campaign's first day. */
  readonly startsOn: string;
  readonly today: string;
}

/**
 * A last day that is not given is today. A first one that is not given is the campaign's, or the earliest that may be
 * tried where the campaign is older than that; it is nobody's fault, so that a refusal never points at it.
 */
export function backTestSpan({ from: asked, to: end, startsOn, today }: SpanAsked): BackTestSpan | NoSpan {
  const to = end ?? today;
  const earliest = addDays(to, 1 - longestBackTest);
  const from = asked ?? (startsOn > earliest ? startsOn : earliest);
  const span = { from, to };
  if (asked !== undefined) {
    if (from > to || from > today) return { ...span, refused: 'BackTestSpanEmpty', pointer: '/from' };
    if (daysBetween(from, to) < longestBackTest) return span;
    return { ...span, refused: 'BackTestSpanTooLong', pointer: '/from' };
  }
  if (from <= to && from <= today) return span;
  if (startsOn > today) return { ...span, refused: 'BackTestSpanEmpty' };
  return { ...span, refused: from > to ? 'BackTestSpanEmpty' : 'BackTestSpanTooLong', pointer: '/to' };
}
