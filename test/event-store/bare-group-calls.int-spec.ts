import grpc from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { credentials, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

// Calls about groups that the official client does not send.

let emulator: RunningEmulator;
let client: InstanceType<typeof grpc.PersistentSubscriptionsClient>;

beforeAll(async () => {
  emulator = await startEmulator();
  client = new grpc.PersistentSubscriptionsClient(`127.0.0.1:${emulator.port}`, credentials.createInsecure());
});

afterAll(async () => {
  client.close();
  await emulator.kill();
});

const { DeleteReq, GetInfoReq, ListReq, ReadReq, ReplayParkedReq } = persistent;
const yes = new shared.Empty();
const unforeseen = `${status.UNKNOWN}: Exception was thrown by handler.`;
const outcome = (error: ServiceError | null) => (error ? `${error.code}: ${error.details}` : 'ok');
const told = (ask: (callback: (error: ServiceError | null) => void) => unknown): Promise<string> =>
  new Promise((resolve) => ask((error) => resolve(outcome(error))));

function consumed(first: persistent.ReadReq): Promise<string> {
  return new Promise((resolve) => {
    const call = client.read();
    call.on('data', () => {}).on('end', () => resolve('ok'));
    call.on('error', (error: ServiceError) => resolve(outcome(error)));
    call.write(first);
    call.end();
  });
}

describe('a call about a group', () => {
  it('names a stream or everything', async () => {
    const deletion = new DeleteReq().setOptions(new DeleteReq.Options().setGroupName('g'));
    expect(await told((callback) => client.delete(deletion, callback))).toBe(unforeseen);
    const info = new GetInfoReq().setOptions(new GetInfoReq.Options().setGroupName('g'));
    expect(await told((callback) => client.getInfo(info, callback))).toBe(unforeseen);
    const replay = new ReplayParkedReq.Options().setGroupName('g').setNoLimit(yes);
    expect(
      await told((callback) => client.replayParked(new ReplayParkedReq().setOptions(replay), callback)),
    ).toBe(unforeseen);
    expect(await consumed(new ReadReq().setOptions(new ReadReq.Options().setGroupName('g')))).toBe(
      unforeseen,
    );
  });

  it('has options, a consumer first of all', async () => {
    expect(await told((callback) => client.getInfo(new GetInfoReq(), callback))).toBe(unforeseen);
    expect(await consumed(new ReadReq().setAck(new ReadReq.Ack()))).toBe(unforeseen);
  });

  it('says up to where parked events are replayed', async () => {
    const options = new ReplayParkedReq.Options().setGroupName('g').setAll(yes);
    const replay = () =>
      told((callback) => client.replayParked(new ReplayParkedReq().setOptions(options), callback));
    expect(await replay()).toBe(unforeseen);
    options.setNoLimit(yes);
    expect(await replay()).toContain('does not exist');
  });

  it('lists those of a stream, of everything or all', async () => {
    const list = (options: persistent.ListReq.Options) =>
      told((callback) => client.list(new ListReq().setOptions(options), callback));
    expect(await list(new ListReq.Options())).toBe(unforeseen);
    expect(await list(new ListReq.Options().setListForStream(new ListReq.StreamOption()))).toBe(unforeseen);
    expect(await list(new ListReq.Options().setListAllSubscriptions(yes))).toBe('ok');
  });
});
