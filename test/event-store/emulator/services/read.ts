import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import {
  asItStands,
  isMetastream,
  originalOf,
  readAll,
  readStream,
  resolveLink,
  type StoredEvent,
  withoutOwnOfGroups,
} from '../storage/index.js';
import { invalidArgument, NotForeseen, noSuchPlace, streamDeleted } from '../wire/errors.js';
import {
  allStart,
  choiceIn,
  hasBeginning,
  mustBeOfSomething,
  mustFitTogether,
  streamStart,
} from '../wire/reading.js';
import { eventMessage } from '../wire/recorded.js';
import { identifierOf, mustBeNamed, streamNameOf } from '../wire/stream-name.js';
import { endWithNode } from './end-with-node.js';
import { failCall } from './fail-call.js';
import type { EmulatedNode } from './node.js';
import { Outlet } from './outlet.js';
import { subscribe } from './subscribe.js';
import { suffer } from './suffer.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Readings of a stream or of everything, and subscriptions to them. */
export const readHandler =
  (node: EmulatedNode) =>
  (call: ReadCall): void => {
    endWithNode(node, call);
    serve(node, call).then(
      () => call.end(),
      (error: unknown) => failCall(call, error, (told) => void call.emit('error', told)),
    );
  };

async function serve(node: EmulatedNode, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (!options) throw invalidArgument('There are no options.');
  if (!options.getUuidOption()) throw invalidArgument('UUID option is missing.');
  mustBeOfSomething(options);
  const stream = options.getStream();
  const name = stream ? streamNameOf(stream.getStreamIdentifier()) : '$all';
  if (isMetastream(name)) node.access.onStream(call.metadata, 'metaRead', originalOf(name));
  else node.access.onStream(call.metadata, 'read', name);
  mustFitTogether(options);
  await suffer(node, options.hasSubscription() ? 'subscribe' : 'read', name);
  // A server ends it without a word then, a subscription too.
  if (!hasBeginning(options)) return;
  if (options.hasSubscription()) return subscribe(node, call, options, name);
  const found = stream ? ofStream(node, options, stream, name) : ofEverything(node, options);
  if (found === 'absent') {
    const absent = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name));
    call.write(new streams.ReadResp().setStreamNotFound(absent));
    return;
  }
  await send(node, call, found, options.getResolveLinks());
}

const backwardsIn = (options: streams.ReadReq.Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

function ofStream(
  node: EmulatedNode,
  options: streams.ReadReq.Options,
  stream: streams.ReadReq.Options.StreamOptions,
  name: string,
): Iterable<StoredEvent> | 'absent' {
  const start = streamStart(stream);
  mustBeNamed(name);
  const backwards = backwardsIn(options);
  if (start === 'end' && !backwards) throw new NotForeseen('It has no events behind its end.');
  const found = readStream(node.storage, {
    stream: name,
    backwards,
    from: start === 'start' ? 0 : start,
    max: Number(options.getCount()),
    now: Date.now(),
  });
  if (found === 'deleted') throw streamDeleted(name);
  return found;
}

function ofEverything(node: EmulatedNode, options: streams.ReadReq.Options): Iterable<StoredEvent> {
  const all = options.getAll();
  if (!all) throw invalidArgument('Neither a stream nor everything is asked for.');
  const found = readAll(node.storage, {
    backwards: backwardsIn(options),
    from: allStart(all),
    max: Number(options.getCount()),
    wanted: choiceIn(options)?.wanted ?? withoutOwnOfGroups,
  });
  if (found === 'invalid') throw noSuchPlace();
  return found;
}

async function send(
  node: EmulatedNode,
  call: ReadCall,
  found: Iterable<StoredEvent>,
  resolveLinks: boolean,
): Promise<void> {
  const outlet = new Outlet(call);
  const now = Date.now();
  for (const stored of found) {
    const resolved = resolveLinks ? resolveLink(node.storage, stored, now) : asItStands(stored);
    if (!outlet.send(eventMessage(resolved))) await outlet.ready();
    if (outlet.closed) return;
  }
}
