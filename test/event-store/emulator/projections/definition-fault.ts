import type { QueryDefinition } from './query-definition.js';

const leastLag = 50;

/** What makes a definition one that cannot run, in the server's words; none when it can. */
export function definitionFault(definition: QueryDefinition): string | undefined {
  const { allStreams, allEvents, events, byStreams, handlesDeletes } = definition;
  const streams = definition.streams.length > 0;
  const categories = definition.categories.length > 0;
  if (!allStreams && !categories && !streams) return 'None of streams and categories are included';
  if (!allEvents && events.length === 0) return 'None of events are included';
  if (streams && categories) return 'Streams and categories cannot be included in a filter at the same time';
  if (allStreams && (categories || streams))
    return 'Both FromAll and specific categories/streams cannot be set';
  if (allEvents && events.length > 0) return 'Both AllEvents and specific event filters cannot be set';
  if (byStreams && streams) return 'foreachStream projections are not supported on stream based sources';
  if (definition.reorderEvents) {
    if (allStreams) return 'Event reordering cannot be used with fromAll()';
    if (definition.streams.length < 2)
      return 'Event reordering is only available in fromStreams([]) projections';
    if (definition.processingLag < leastLag)
      return 'Event reordering requires processing lag at least of 50ms';
  }
  if (handlesDeletes && !byStreams)
    return 'Deleted stream notifications are only supported with foreachStream()';
  return undefined;
}
