import { randomUUID } from 'node:crypto';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { asItStands, resolveLink, type StoredEvent } from '../storage/index.js';
import { allStart, streamStart, wireFilter } from '../wire/reading.js';
import { eventMessage } from '../wire/recorded.js';
import { AllSource } from './all-source.js';
import type { EmulatedNode } from './node.js';
import { Outlet } from './outlet.js';
import { StreamSource } from './stream-source.js';
import { Waiting } from './waiting.js';

/** What a subscription takes its events from. */
export interface Source {
  /** Goes on to the next thing to send, or to nothing for the moment. @throws CallError when there will be no more */
  next(live: boolean): StoredEvent | number | undefined;
  /** How many records have not been looked at. */
  behind(): number;
  /** A checkpoint that is owed when the source has caught up. */
  checkpoint(): number | undefined;
}

/** A live subscriber that has this many records before it counts as catching up again. */
const liveBuffer = 32;

/** Sends what there is, says so, and goes on with what comes, until the client goes. */
export async function subscribe(
  node: EmulatedNode,
  call: ServerWritableStream<streams.ReadReq, streams.ReadResp>,
  options: streams.ReadReq.Options,
  name: string,
): Promise<void> {
  const stream = options.getStream();
  const all = options.getAll();
  const filter = wireFilter(options);
  const outlet = new Outlet(call);
  outlet.send(
    new streams.ReadResp().setConfirmation(
      new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()),
    ),
  );
  const source: Source = stream
    ? new StreamSource(node.storage, name, streamStart(stream))
    : new AllSource(node.storage, all ? allStart(all) : 'start', filter);
  const waiting = new Waiting((wake) => node.writer.listen(wake), call);
  const links = options.getResolveLinks();
  let live = false;
  try {
    while (!outlet.closed) {
      const found = source.next(live);
      if (typeof found === 'number') outlet.send(checkpointMessage(found));
      else if (found) {
        const resolved = links ? resolveLink(node.storage, found, Date.now()) : asItStands(found);
        if (outlet.send(eventMessage(resolved))) continue;
        await outlet.ready();
        if (live && source.behind() > liveBuffer) live = false;
      } else if (live) await waiting.forMore();
      else {
        live = true;
        const owed = source.checkpoint();
        if (owed !== undefined) outlet.send(checkpointMessage(owed));
        outlet.send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
      }
    }
  } finally {
    waiting.end();
  }
}

function checkpointMessage(position: number): streams.ReadResp {
  const text = String(position);
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(text).setPreparePosition(text),
  );
}
