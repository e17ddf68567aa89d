import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { type EncodedEvent, type ExpectedRevision, LogUnavailable, type Revision } from '@xiaohao/event-log';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { StoreClient } from './store-client.js';
import { textOfUuid, uuidOfText } from './uuid-message.js';

type AppendCall = ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** What the server says to one append. */
export type AppendAnswer =
  | { readonly kind: 'stands'; readonly revision: Revision; readonly position: string | undefined }
  | { readonly kind: 'wrongRevision'; readonly actual: Revision | 'absent' }
  | { readonly kind: 'refused'; readonly exception: string; readonly message: string };

interface Waiting {
  readonly resolve: (answer: AppendAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** One append call that is open, and who waits on it. */
class OpenCall {
  readonly waiting = new Map<string, Waiting>();
  readonly #call: AppendCall;
  lastAnswer = performance.now();
  over = false;

  constructor(call: AppendCall) {
    this.#call = call;
    call.on('data', (answer: streams.BatchAppendResp) => {
      this.lastAnswer = performance.now();
      const id = textOfUuid(answer.getCorrelationId());
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      waiting?.resolve(answerOf(answer));
    });
    call.on('error', (error) => this.#fail(error));
    call.on('end', () => this.#fail(new LogUnavailable('the store has ended the call')));
  }

  send(id: string, request: streams.BatchAppendReq): Promise<AppendAnswer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size === 0) this.lastAnswer = performance.now();
      this.waiting.set(id, { resolve, reject });
      this.#call.write(request);
    });
  }

  cancel(): void {
    this.#fail(new LogUnavailable('the call was given up'));
    this.#call.cancel();
  }

  #fail(error: unknown): void {
    this.over = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** A call on which appends wait and nothing is answered for so long is given up; milliseconds. */
const silence = 1_000;
/** More than this do not wait on one call: the store does not keep up, or has stopped. */
const mostWaiting = 4_096;

/** Appends over one long call that all of them share, which is what makes many small ones cheap. */
export class BatchAppends {
  #opening: Promise<OpenCall> | undefined;
  #open: OpenCall | undefined;

  constructor(private readonly client: StoreClient) {}

  /** @throws LogUnavailable and what the client throws; the outcome is then unknown */
  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EncodedEvent[],
  ): Promise<AppendAnswer> {
    const call = await this.#usable();
    if (call.waiting.size >= mostWaiting) throw new LogUnavailable('too many appends wait for the store');
    const id = randomUUID();
    return call.send(id, requestOf(id, stream, expected, events));
  }

  /** To be called when an append was not answered in time: opens a new call if the present one is silent. */
  giveUpIfSilent(): void {
    const call = this.#open;
    if (!call || call.over || performance.now() - call.lastAnswer < silence) return;
    this.#open = undefined;
    this.#opening = undefined;
    call.cancel();
  }

  close(): void {
    this.#open?.cancel();
  }

  async #usable(): Promise<OpenCall> {
    if (this.#open && !this.#open.over) return this.#open;
    this.#opening ??= this.#begin();
    return this.#opening;
  }

  async #begin(): Promise<OpenCall> {
    try {
      const call = await this.client.openCall('batchAppend', (stub) =>
        stub.batchAppend(...this.client.arguments()),
      );
      this.#open = new OpenCall(call);
      return this.#open;
    } finally {
      this.#opening = undefined;
    }
  }
}

function requestOf(
  id: string,
  stream: string,
  expected: ExpectedRevision,
  events: readonly EncodedEvent[],
): streams.BatchAppendReq {
  // No deadline comes along: the server would hold it against its own clock, and refuse everything from a machine
  // whose clock is behind.
  const options = new streams.BatchAppendReq.Options().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64')),
  );
  if (expected === 'absent') options.setNoStream(new empty.Empty());
  else options.setStreamPosition(expected);
  const request = new streams.BatchAppendReq()
    .setCorrelationId(uuidOfText(id))
    .setOptions(options)
    .setIsFinal(true);
  for (const event of events) {
    const message = new streams.BatchAppendReq.ProposedMessage()
      .setId(uuidOfText(event.id))
      .setData(Buffer.from(event.data))
      .setCustomMetadata(Buffer.from(event.metadata));
    message.getMetadataMap().set('type', event.type).set('content-type', 'application/json');
    request.addProposedMessages(message);
  }
  return request;
}

function answerOf(answer: streams.BatchAppendResp): AppendAnswer {
  const success = answer.getSuccess();
  if (success)
    return {
      kind: 'stands',
      revision: success.getCurrentRevision(),
      position: success.getPosition()?.getCommitPosition(),
    };
  const error = answer.getError();
  const details = error?.getDetails();
  const name = details?.getTypeName() ?? '';
  if (name === 'event_store.client.WrongExpectedVersion') {
    const wrong = details?.unpack(shared.WrongExpectedVersion.deserializeBinary, name);
    return {
      kind: 'wrongRevision',
      actual: wrong?.hasCurrentStreamRevision() ? wrong.getCurrentStreamRevision() : 'absent',
    };
  }
  return { kind: 'refused', exception: exceptions[name] ?? 'unknown', message: error?.getMessage() ?? name };
}

/** The details of a refusal by the names that trailers use for the same. */
const exceptions: Readonly<Record<string, string>> = {
  'event_store.client.StreamDeleted': 'stream-deleted',
  'event_store.client.AccessDenied': 'access-denied',
  'event_store.client.Timeout': 'timeout',
  'event_store.client.Unknown': 'unknown',
  'event_store.client.MaximumAppendSizeExceeded': 'maximum-append-size-exceeded',
  'event_store.client.MaximumAppendEventSizeExceeded': 'maximum-append-event-size-exceeded',
};
