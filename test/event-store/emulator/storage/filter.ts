import { filterExpression } from './filter-expression.js';
import type { StoredEvent } from './stored-event.js';

/** Which records of the whole log a reader wants. */
export type EventFilter = (event: StoredEvent) => boolean;

const ownOfGroups = /^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/;

/** What readers of everything get at most, with a filter or without: all but what the server keeps for groups on `$all`. */
export const withoutOwnOfGroups: EventFilter = ({ stream }) => !ownOfGroups.test(stream);

/** Has the expression anywhere in it, or, when that is empty, begins with any of the prefixes: without either nothing fits. @throws SyntaxError for an expression that is none */
export function filterOf(
  on: 'stream' | 'type',
  { prefixes, regex }: { readonly prefixes: readonly string[]; readonly regex: string },
): EventFilter {
  const expression = regex === '' ? undefined : filterExpression(regex);
  return (event) => {
    if (!withoutOwnOfGroups(event)) return false;
    const value = on === 'stream' ? event.stream : event.type;
    return expression ? expression.test(value) : prefixes.some((prefix) => value.startsWith(prefix));
  };
}
