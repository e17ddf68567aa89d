import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { Delivery } from '../groups/index.js';
import type { StoredEvent } from '../storage/index.js';
import { fillRecorded } from './recorded.js';

type Recorded = persistent.ReadResp.ReadEvent.RecordedEvent;

/** A message with an event for a consumer. The server gives both, event and link, the position of the link. */
export function deliveryMessage({ event, link, retryCount }: Delivery): persistent.ReadResp {
  const place = (link ?? event)?.position ?? 0;
  const recorded = (stored: StoredEvent): Recorded => {
    const message = new persistent.ReadResp.ReadEvent.RecordedEvent();
    fillRecorded(message, stored, place);
    return message;
  };
  const message = new persistent.ReadResp.ReadEvent().setRetryCount(retryCount);
  if (event) message.setEvent(recorded(event));
  if (link) message.setLink(recorded(link));
  return new persistent.ReadResp().setEvent(message.setCommitPosition(String(place)));
}
