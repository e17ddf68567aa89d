import type { SecurityEvent, SecurityKind, SecurityResult } from './security-events.js';

/** Which entries are asked for; instants are UTC, ISO 8601 with milliseconds, `to` itself is left out. */
export interface SecurityFilter {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: SecurityKind;
  readonly subject?: string;
  readonly result?: SecurityResult;
}

/** The span that an event is about. */
export const spanOf = ({ data }: SecurityEvent): readonly [from: string, until: string] =>
  'at' in data ? [data.at, data.at] : [data.from, data.until];

/** Whether an event is asked for. That entries were lost is told whatever is asked of that time. */
export function isAskedFor(event: SecurityEvent, filter: SecurityFilter): boolean {
  const [begun, ended] = spanOf(event);
  if (filter.from !== undefined && ended < filter.from) return false;
  if (filter.to !== undefined && begun >= filter.to) return false;
  if (event.type === 'SecurityEventsLost') return true;
  const { kind, subject, result } = event.data;
  return (
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.result === undefined || result === filter.result) &&
    (filter.subject === undefined || subject.id === filter.subject)
  );
}
