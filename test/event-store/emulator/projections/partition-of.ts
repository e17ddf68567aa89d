import { isMetastream, originalOf } from '../storage/index.js';
import type { Handler } from './handler.js';
import type { SourcedEvent } from './sourced.js';

const text = new TextDecoder();

/** Which partition an event belongs to; none passes it by. */
export function partitionOf(handler: Handler, sourced: SourcedEvent): string | undefined {
  const { byCustomPartitions, byStreams } = handler.definition;
  if (byCustomPartitions) return handler.partitionOf(sourced);
  return byStreams ? streamOf(sourced) : '';
}

/** The stream that the link was made for, or the event's own. */
function streamOf({ record, event }: SourcedEvent): string {
  if (record !== event && record.metadata.length > 0) {
    const { $o } = JSON.parse(text.decode(record.metadata)) as { readonly $o?: unknown };
    if (typeof $o === 'string') return $o;
  }
  return isMetastream(event.stream) ? originalOf(event.stream) : event.stream;
}
