import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientReadableStream } from '@grpc/grpc-js';
import { LogUnavailable } from '@xiaohao/event-log';
import type { StoreClient } from './store-client.js';

type ReadOptions = streams.ReadReq.Options;
type ReadCall = ClientReadableStream<streams.ReadResp>;

/** What a read has brought. */
export interface ReadMessages {
  readonly events: readonly streams.ReadResp.ReadEvent[];
  /** False when the server knows no stream of that name. */
  readonly exists: boolean;
}

const { Options } = streams.ReadReq;

/** From a revision, the start or the end of a stream. */
export function ofStream(
  stream: string,
  from: string | 'start' | 'end',
  backward: boolean,
  count: number,
): ReadOptions {
  const place = new Options.StreamOptions().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64')),
  );
  if (from === 'start') place.setStart(new shared.Empty());
  else if (from === 'end') place.setEnd(new shared.Empty());
  else place.setRevision(from);
  return common(new Options().setStream(place), backward, count);
}

/** From a position (inclusive forward, exclusive backward), the start or the end of everything. */
export function ofAll(from: string | 'start' | 'end', backward: boolean, count: number): ReadOptions {
  const place = new Options.AllOptions();
  if (from === 'start') place.setStart(new shared.Empty());
  else if (from === 'end') place.setEnd(new shared.Empty());
  else place.setPosition(new Options.Position().setCommitPosition(from).setPreparePosition(from));
  return common(new Options().setAll(place), backward, count);
}

function common(options: ReadOptions, backward: boolean, count: number): ReadOptions {
  return options
    .setReadDirection(backward ? 1 : 0)
    .setResolveLinks(false)
    .setCount(String(count))
    .setNoFilter(new shared.Empty())
    .setUuidOption(new Options.UUIDOption().setString(new shared.Empty()));
}

/**
 * Reads to the end of what was asked. A server that says nothing for `patience` milliseconds is not waited
 * for; whatever the end, no call is left open: the server allows a connection 100 of them, and then everything
 * on it waits in silence.
 * @throws LogUnavailable after the patience, and what the client throws
 */
export function readMessages(
  client: StoreClient,
  options: ReadOptions,
  patience: number,
): Promise<ReadMessages> {
  return new Promise((resolve, reject) => {
    const events: streams.ReadResp.ReadEvent[] = [];
    let exists = true;
    let call: ReadCall | undefined;
    let over = false;
    const end = (settle: () => void): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      settle();
    };
    let heard = false;
    const givesUp = (): void => {
      if (heard || over) return;
      end(() => reject(new LogUnavailable(`the store has said nothing for ${patience} ms`)));
      call?.cancel();
    };
    // Where this thread itself was held up, what has come meanwhile is heard before the store is blamed.
    const timer = setTimeout(() => {
      heard = false;
      setImmediate(() => setImmediate(givesUp));
    }, patience);
    const read = (opened: ReadCall): void => {
      call = opened;
      opened.on('error', (error) => end(() => reject(error)));
      if (over) {
        opened.cancel();
        return;
      }
      opened.on('data', (message: streams.ReadResp) => {
        heard = true;
        timer.refresh();
        const event = message.getEvent();
        if (event) events.push(event);
        else if (message.hasStreamNotFound()) exists = false;
      });
      opened.on('end', () => end(() => resolve({ events, exists })));
    };
    const request = new streams.ReadReq().setOptions(options);
    client
      .openCall('read', (stub) => stub.read(request, ...client.arguments()))
      .then(read, (error: unknown) => end(() => reject(error)));
  });
}
