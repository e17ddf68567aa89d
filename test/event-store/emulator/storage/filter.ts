import { filterExpression } from './filter-expression.js';
import type { StoredEvent } from './stored-event.js';

/** Which records of the whole log a reader wants. */
export type EventFilter = (event: StoredEvent) => boolean;

const ownOfGroups = /^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/;

/** What readers of everything get who ask for no filter: all but what the server keeps for groups on `$all`. */
export const withoutOwnOfGroups: EventFilter = ({ stream }) => !ownOfGroups.test(stream);

/** Begins with any of the prefixes, or has the expression anywhere in it. @throws SyntaxError for an expression that is none */
export function filterOf(
  on: 'stream' | 'type',
  { prefixes, regex }: { readonly prefixes: readonly string[]; readonly regex: string },
): EventFilter {
  const expression = prefixes.length > 0 ? undefined : filterExpression(regex);
  return (event) => {
    const value = on === 'stream' ? event.stream : event.type;
    return expression ? expression.test(value) : prefixes.some((prefix) => value.startsWith(prefix));
  };
}
