import { isMetastream, originalOf, revisionText, type StoredEvent } from '../../storage/index.js';
import { emittedLink } from '../emitted-event.js';
import { streamDeletedBy } from '../sourced.js';
import { type CategoryOf, categoryBy } from './category-of.js';
import type { Emission } from './native-handler.js';

const text = new TextDecoder();
const isLink = ({ type }: StoredEvent): boolean => type === '$>';
/** A link stands for what it leads to: links to links are not made. */
const targetOf = (event: StoredEvent): string =>
  isLink(event) ? text.decode(event.data) : `${revisionText(event.revision)}@${event.stream}`;

/** `$ce-`: events by the category of their stream; what deletes a stream counts to that stream. */
export function byCategory(source: string): Emission {
  const categoryOf = categoryBy(source);
  return ({ event }) => {
    const deleted = streamDeletedBy(event);
    const origin = deleted ?? event.stream;
    const category = categoryOf(origin);
    if (category === undefined) return undefined;
    const metadata = { $o: JSON.stringify(origin), ...(deleted === undefined ? {} : { $deleted: '-1' }) };
    return emittedLink(`$ce-${category}`, targetOf(event), metadata);
  };
}

/** `$et-`: events by type. */
export const byEventType: Emission = ({ event }) => {
  const { stream, revision, type } = event;
  const deleted = streamDeletedBy(event);
  const target = `${revisionText(revision)}@${isMetastream(stream) ? originalOf(stream) : stream}`;
  return deleted === undefined
    ? emittedLink(`$et-${type}`, target)
    : emittedLink('$et-$deleted', target, { $deleted: '-1' });
};

/** `$streams`: the first event of each stream. */
export const streamsByFirstEvent: Emission = ({ event }) =>
  event.revision === 0 ? emittedLink('$streams', `0@${event.stream}`) : undefined;

/** `$category-`: streams by category, by name. */
export function streamsByCategory(source: string): Emission {
  const categoryOf: CategoryOf = categoryBy(source);
  return ({ event }) => {
    const category = event.revision === 0 ? categoryOf(event.stream) : undefined;
    if (category === undefined) return undefined;
    return { stream: `$category-${category}`, type: '$@', isJson: false, data: event.stream };
  };
}

/** `$bc-`: events by what their metadata names as correlation. */
export function byCorrelationId(source: string): Emission {
  const property = correlationProperty(source);
  return ({ event }) => {
    const correlation = memberOf(event.metadata, property);
    if (typeof correlation !== 'string') return undefined;
    const $eventTimestamp = JSON.stringify(new Date(event.created).toISOString().replace('Z', '000Z'));
    return emittedLink(`$bc-${correlation}`, targetOf(event), { $eventTimestamp });
  };
}

function correlationProperty(source: string): string {
  if (source.trim() === '') return '$correlationId';
  const found = memberOf(new TextEncoder().encode(source), 'correlationIdProperty');
  if (typeof found === 'string') return found;
  throw new Error(
    "Could not parse projection source. Please make sure the source is a valid JSON string with a property: 'correlationIdProperty' having a string value",
  );
}

function memberOf(json: Uint8Array, key: string): unknown {
  try {
    const value: unknown = JSON.parse(text.decode(json));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  } catch {
    return undefined;
  }
}
