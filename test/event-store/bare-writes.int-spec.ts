import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { credentials, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

// Writes that the official client does not send.

let emulator: RunningEmulator;
let client: InstanceType<typeof grpc.StreamsClient>;

beforeAll(async () => {
  emulator = await startEmulator(['--max-append-size', '1000']);
  client = new grpc.StreamsClient(`127.0.0.1:${emulator.port}`, credentials.createInsecure());
});

afterAll(async () => {
  client.close();
  await emulator.kill();
});

const { AppendReq, BatchAppendReq, DeleteReq, TombstoneReq } = streams;
const anId = () => new shared.UUID().setString(randomUUID());
const named = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
const outcome = (error: ServiceError | null) => (error ? `${error.code}: ${error.details}` : 'ok');
const noExpectation = (call: string) =>
  `${status.INVALID_ARGUMENT}: 'None' is not a valid EventStore.Client.Streams.${call}Req+Types+Options+ExpectedStreamRevisionOneofCase`;

function append(...requests: readonly streams.AppendReq[]): Promise<string> {
  return new Promise((resolve) => {
    const call = client.append((error) => resolve(outcome(error)));
    for (const request of requests) call.write(request);
    call.end();
  });
}

const options = (stream = 's') => new AppendReq.Options().setStreamIdentifier(named(stream));

const batchEvent = (size = 1) => {
  const message = new BatchAppendReq.ProposedMessage().setId(anId()).setData(new Uint8Array(size));
  message.getMetadataMap().set('type', 'noted').set('content-type', 'application/octet-stream');
  return message;
};
const batchOptions = (stream = 's') => new BatchAppendReq.Options().setStreamIdentifier(named(stream));
const expectingAny = (stream?: string) => batchOptions(stream).setAny(new empty.Empty());

function part(id: shared.UUID, given?: streams.BatchAppendReq.Options, ...sizes: readonly number[]) {
  const request = new BatchAppendReq().setCorrelationId(id).setOptions(given);
  return request.setProposedMessagesList(sizes.map(batchEvent));
}

/** What is answered to the parts of a batch until its line is quiet for a while. */
function batch(parts: readonly streams.BatchAppendReq[], quiet = 300): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const answers: string[] = [];
    const call = client.batchAppend();
    const over = () => {
      call.cancel();
      resolve(answers);
    };
    let timer = setTimeout(over, quiet);
    call.on('data', (answer: streams.BatchAppendResp) => {
      clearTimeout(timer);
      timer = setTimeout(over, quiet);
      const error = answer.getError();
      const details = error?.getDetails()?.getValue_asU8();
      if (error?.getMessage() === 'BadRequest' && details)
        answers.push(shared.BadRequest.deserializeBinary(details).getMessage());
      else answers.push(error?.getMessage() ?? 'ok');
    });
    call.on('error', (error: ServiceError) => {
      if (error.code !== status.CANCELLED) answers.push(outcome(error));
      clearTimeout(timer);
      resolve(answers);
    });
    for (const one of parts) call.write(one);
  });
}

describe('a write that does not say what it expects', () => {
  it('is refused', async () => {
    expect(await append(new AppendReq().setOptions(options()))).toBe(noExpectation('Append'));
    const deletion = new DeleteReq().setOptions(new DeleteReq.Options().setStreamIdentifier(named('s')));
    expect(await new Promise((resolve) => client.delete(deletion, (error) => resolve(outcome(error))))).toBe(
      noExpectation('Delete'),
    );
    const ending = new TombstoneReq().setOptions(
      new TombstoneReq.Options().setStreamIdentifier(named('none')),
    );
    expect(await new Promise((resolve) => client.tombstone(ending, (error) => resolve(outcome(error))))).toBe(
      noExpectation('Tombstone'),
    );
  });

  it('is refused of a batch', async () => {
    expect(await batch([part(anId(), batchOptions(), 1).setIsFinal(true)])).toEqual([
      'Status(StatusCode="InvalidArgument", Detail="\'None\' is not a valid EventStore.Client.Streams.BatchAppendReq+Types+Options+ExpectedStreamPositionOneofCase")',
    ]);
    expect(await batch([part(anId(), expectingAny(), 1).setIsFinal(true)])).toEqual(['ok']);
  });
});

describe('an append', () => {
  const event = () => {
    const message = new AppendReq.ProposedMessage().setId(anId());
    message.getMetadataMap().set('type', 'noted').set('content-type', 'application/json');
    return new AppendReq().setProposedMessage(message);
  };
  const begun = () => new AppendReq().setOptions(options('t').setAny(new shared.Empty()));
  const unforeseen = `${status.UNKNOWN}: Exception was thrown by handler.`;

  it('has options once, and first', async () => {
    expect(await append(begun(), begun())).toBe(unforeseen);
    expect(await append(begun(), event(), begun())).toBe(unforeseen);
    expect(await append(event(), begun())).toBe(unforeseen);
    expect(await append()).toBe(unforeseen);
    expect(await append(begun(), event())).toBe('ok');
  });

  it.each(['type', 'content-type'])('is told which property an event lacks: %s', async (property) => {
    const lacking = event();
    lacking.getProposedMessage()?.getMetadataMap().del(property);
    expect(await append(begun(), lacking)).toBe(
      `${status.INVALID_ARGUMENT}: Required Metadata Property '${property}' is missing`,
    );
  });
});

describe('a deletion', () => {
  it('has options', async () => {
    const unforeseen = expect.objectContaining({ code: status.UNKNOWN });
    expect(await new Promise((resolve) => client.delete(new DeleteReq(), resolve))).toEqual(unforeseen);
    expect(await new Promise((resolve) => client.tombstone(new TombstoneReq(), resolve))).toEqual(unforeseen);
  });
});
