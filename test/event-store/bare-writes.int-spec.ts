import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import stamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

// Writes that the official client does not send.

let emulator: RunningEmulator;
let client: InstanceType<typeof grpc.StreamsClient>;

const clientOf = ({ port }: RunningEmulator) =>
  new grpc.StreamsClient(`127.0.0.1:${port}`, credentials.createInsecure());

beforeAll(async () => {
  emulator = await startEmulator(['--max-append-size', '1000']);
  client = clientOf(emulator);
});

afterAll(async () => {
  client.close();
  await emulator.kill();
});

const { AppendReq, BatchAppendReq, DeleteReq, TombstoneReq } = streams;
const asAdmin = new Metadata();
asAdmin.set('authorization', `Basic ${Buffer.from('admin:changeit').toString('base64')}`);
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

/** What is answered to the parts of a batch: as many answers as are due, and what comes soon after them. */
function batch(
  parts: readonly streams.BatchAppendReq[],
  due = 1,
  caller = client,
): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const answers: string[] = [];
    const call = caller.batchAppend(asAdmin);
    let timer: NodeJS.Timeout | undefined;
    const overSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        call.cancel();
        resolve(answers);
      }, 300);
    };
    if (answers.length === due) overSoon();
    call.on('data', (answer: streams.BatchAppendResp) => {
      const error = answer.getError();
      const details = error?.getDetails()?.getValue_asU8();
      if (error?.getMessage() === 'BadRequest' && details)
        answers.push(shared.BadRequest.deserializeBinary(details).getMessage());
      else answers.push(error?.getMessage() ?? 'ok');
      if (answers.length >= due) overSoon();
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

describe('an append in parts', () => {
  const within = (stream: string, ms: number) =>
    expectingAny(stream).setDeadline(stamps.Timestamp.fromDate(new Date(Date.now() + ms)));

  it('is written when the last is there', async () => {
    const id = anId();
    expect(await batch([part(id, within('parts', 60_000), 400), part(id, undefined, 400)], 0)).toEqual([]);
    const last = part(id, undefined, 100).setIsFinal(true);
    expect(await batch([part(id, within('parts', 60_000), 400), last])).toEqual(['ok']);
  });

  it('is refused at the part with which it is too large, once', async () => {
    const id = anId();
    const parts = [part(id, expectingAny('large'), 600), part(id, undefined, 600)];
    expect(await batch(parts)).toEqual(['MaximumAppendSizeExceeded']);
    expect(await batch([...parts, part(id, undefined, 1).setIsFinal(true)])).toEqual([
      'MaximumAppendSizeExceeded',
    ]);
  });

  it('runs out of time when the last does not come before the deadline, or in two seconds', async () => {
    const begun = performance.now();
    const soon = batch([part(anId(), within('late', 200), 1)]);
    const later = await Promise.all([
      batch([part(anId(), expectingAny('late'), 1)]),
      batch([part(anId(), within('late', 60_000), 1)]),
    ]);
    expect([await soon, ...later]).toEqual([['Timeout'], ['Timeout'], ['Timeout']]);
    expect(performance.now() - begun).toBeGreaterThan(2_000);
  });

  it('is refused for access before its deadline is looked at', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
    writeFileSync(join(folder, 'users.json'), '[]');
    const guarded = await startEmulator(['--users', join(folder, 'users.json')]);
    const caller = clientOf(guarded);
    const late = (stream: string) =>
      batch([part(anId(), within(stream, -1000), 1).setIsFinal(true)], 1, caller);
    expect(await late('late')).toEqual(['Timeout']);
    expect(await late('$all')).toEqual(['AccessDenied']);
    caller.close();
    await guarded.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
});
