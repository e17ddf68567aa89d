import type { GroupFilter } from '../groups/index.js';
import { filterOf } from '../storage/index.js';
import { NotForeseen, noneOf } from './errors.js';

interface Expression {
  getRegex(): string;
  getPrefixList(): readonly string[];
}

/** What filters of readers and of groups have in common. */
interface FilterMessage {
  getEventType(): Expression | undefined;
  getStreamIdentifier(): Expression | undefined;
}

/** What a filter asks for. @throws CallError when it is of no kind, or its expression is none */
export function filterIn(message: FilterMessage): GroupFilter {
  const ofType = message.getEventType();
  const expression = ofType ?? message.getStreamIdentifier();
  if (!expression) throw noneOf('FilterOneofCase');
  const found: GroupFilter = {
    on: ofType ? 'type' : 'stream',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex(),
  };
  try {
    filterOf(found.on, found);
  } catch (error) {
    throw new NotForeseen(`Invalid pattern '${found.regex}': ${String(error)}`);
  }
  return found;
}
