import { randomUUID } from 'node:crypto';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { AllSource, afterPosition, afterRevision, type Source, StreamSource } from '../following/index.js';
import { asItStands, resolveLink } from '../storage/index.js';
import { invalidPosition, noLastRevision, streamDeleted } from '../wire/errors.js';
import { allStart, choiceIn, streamStart } from '../wire/reading.js';
import { eventMessage } from '../wire/recorded.js';
import { Deliveries } from './deliveries.js';
import type { EmulatedNode } from './node.js';
import { Outlet } from './outlet.js';
import { Waiting } from './waiting.js';

/** A live subscriber that has this many records before it counts as catching up again. */
const liveBuffer = 32;

/** Sends what there is, says so, and goes on with what comes, until the client goes. */
export async function subscribe(
  node: EmulatedNode,
  call: ServerWritableStream<streams.ReadReq, streams.ReadResp>,
  options: streams.ReadReq.Options,
  name: string,
): Promise<void> {
  const source = sourceFor(node, options, name);
  const outlet = new Outlet(call);
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  outlet.send(new streams.ReadResp().setConfirmation(confirmation));
  const waiting = new Waiting((wake) => node.writer.listen(wake), call);
  const deliveries = new Deliveries(node);
  const links = options.getResolveLinks();
  let live = false;
  try {
    while (!outlet.closed) {
      const next = source.next(live);
      if (next === 'deleted') throw streamDeleted(name);
      if (next && 'checkpoint' in next) outlet.send(checkpointMessage(next.checkpoint));
      else if (next) {
        const { event } = next;
        const resolved = links ? resolveLink(node.storage, event, Date.now(), live) : asItStands(event);
        const late = deliveries.pass(event.stream, () => outlet.send(eventMessage(resolved)));
        if (late) await late;
        if (outlet.open) continue;
        await outlet.ready();
        if (live && source.behind() > liveBuffer) live = false;
      } else if (live) await waiting.forMore();
      else {
        live = true;
        const owed = source.owed();
        if (owed !== undefined) outlet.send(checkpointMessage(owed));
        outlet.send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
      }
    }
  } finally {
    waiting.end();
  }
}

function sourceFor(node: EmulatedNode, options: streams.ReadReq.Options, name: string): Source {
  const stream = options.getStream();
  if (stream) {
    const place = afterRevision(node.storage, name, streamStart(stream));
    if (name === '') throw noLastRevision();
    return new StreamSource(node.storage, name, place);
  }
  const all = options.getAll();
  const start = all ? allStart(all) : 'start';
  const choice = choiceIn(options);
  const place = afterPosition(node.storage, start);
  if (place === 'invalid') throw invalidPosition();
  return new AllSource(node.storage, place, choice, typeof start === 'number' ? start : undefined);
}

function checkpointMessage(position: number): streams.ReadResp {
  const text = String(position);
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(text).setPreparePosition(text),
  );
}
