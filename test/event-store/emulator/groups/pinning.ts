import type { Delivery } from './delivery.js';

const text = new TextDecoder();

/** The stream; of a link that was not followed, or leads nowhere, the one that it names. */
export function sourceOf({ event, link }: Delivery): string {
  const record = event ?? link;
  if (record?.type !== '$>') return record?.stream ?? '';
  const content = text.decode(record.data);
  return content.slice(content.indexOf('@') + 1);
}

/** What the metadata names as correlation; the stream where it names none. */
export function correlationOf(delivery: Delivery): string {
  const record = delivery.event ?? delivery.link;
  try {
    const json = JSON.parse(text.decode(record?.metadata)) as Readonly<Record<string, unknown>> | null;
    const correlation = json?.['$correlationId'];
    if (typeof correlation === 'string') return correlation;
  } catch {
    // Said by the stream then.
  }
  return sourceOf(delivery);
}
