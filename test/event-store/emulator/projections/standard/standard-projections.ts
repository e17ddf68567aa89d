import type { Handler } from '../handler.js';
import {
  byCategory,
  byCorrelationId,
  byEventType,
  streamsByCategory,
  streamsByFirstEvent,
} from './links-of-standard.js';
import { NativeHandler } from './native-handler.js';

/** A projection that every server has. */
export interface StandardProjection {
  readonly name: string;
  readonly handlerType: string;
  /** What it is configured with, where others have a query. */
  readonly query: string;
}

const native = 'native:EventStore.Projections.Core.Standard.';

/** In the order in which a server registers them. */
export const standardProjections: readonly StandardProjection[] = [
  { name: '$streams', handlerType: `${native}IndexStreams`, query: '' },
  { name: '$stream_by_category', handlerType: `${native}CategorizeStreamByPath`, query: 'first\r\n-' },
  { name: '$by_category', handlerType: `${native}CategorizeEventsByStreamPath`, query: 'first\r\n-' },
  { name: '$by_event_type', handlerType: `${native}IndexEventsByEventType`, query: '' },
  {
    name: '$by_correlation_id',
    handlerType: `${native}ByCorrelationId`,
    query: '{"correlationIdProperty":"$correlationId"}',
  },
];

/** @throws Error when the configuration is none for it, or there is no such handler */
export function nativeHandler(handlerType: string, query: string): Handler {
  const name = handlerType.slice(native.length);
  switch (name) {
    case 'IndexStreams':
      mustBeEmpty(query, 'Cannot initialize categorize stream projection handler.  No source is allowed.');
      return new NativeHandler(name, streamsByFirstEvent, true);
    case 'CategorizeStreamByPath':
      return new NativeHandler(name, streamsByCategory(query), true);
    case 'CategorizeEventsByStreamPath':
      return new NativeHandler(name, byCategory(query), true);
    case 'IndexEventsByEventType':
      mustBeEmpty(query, 'Empty source expected');
      return new NativeHandler(name, byEventType, false);
    case 'ByCorrelationId':
      return new NativeHandler(name, byCorrelationId(query), false);
    default:
      throw new Error(`'${handlerType}' handler type is not supported`);
  }
}

function mustBeEmpty(query: string, otherwise: string): void {
  if (query.trim() !== '') throw new Error(otherwise);
}
