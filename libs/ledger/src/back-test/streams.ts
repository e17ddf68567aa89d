import type { RecordedEvent } from '@xiaohao/event-log';
import type { Ledger } from '../asking/ledger.js';
import { readEvent } from '../reading-events/read-event.js';

/** A stream from the log itself, parsed. */
export const readStream = async (
  { log }: Pick<Ledger, 'log'>,
  stream: string,
): Promise<readonly RecordedEvent[]> => (await log.stream(stream, null)).map(readEvent);

/** Events of one stream as the domain that wrote them knows them. */
export const asDomain = <Event>(events: readonly Pick<RecordedEvent, 'type' | 'data'>[]): readonly Event[] =>
  events.map(({ type, data }) => ({ type, data }) as unknown as Event);
