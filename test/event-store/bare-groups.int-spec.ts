import grpc from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { credentials, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

// What the official client does not send, or does not tell.

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

const identifier = (stream: string) => new shared.StreamIdentifier().setStreamName(Buffer.from(stream));

type Answer<Response> = (error: ServiceError | null, response: Response) => void;

/** The response, or the status and its message. */
const asked = <Response>(call: (answer: Answer<Response>) => unknown): Promise<Response | string> =>
  new Promise((resolve) => {
    call((error, response) => resolve(error ? `${error.code}: ${error.details}` : response));
  });

function create(stream: string, change: (settings: persistent.CreateReq.Settings) => unknown = () => {}) {
  const settings = new persistent.CreateReq.Settings()
    .setRevision('0')
    .setReadBatchSize(20)
    .setHistoryBufferSize(500)
    .setLiveBufferSize(500);
  change(settings);
  const options = new persistent.CreateReq.Options()
    .setStreamIdentifier(identifier(stream))
    .setGroupName('g');
  const request = new persistent.CreateReq().setOptions(options.setSettings(settings));
  return asked<persistent.CreateResp>((answer) => client.create(request, answer));
}

async function info(stream: string): Promise<persistent.SubscriptionInfo.AsObject | undefined> {
  const options = new persistent.GetInfoReq.Options()
    .setStreamIdentifier(identifier(stream))
    .setGroupName('g');
  const request = new persistent.GetInfoReq().setOptions(options);
  const found = await asked<persistent.GetInfoResp>((answer) => client.getInfo(request, answer));
  return typeof found === 'string' ? undefined : found.getSubscriptionInfo()?.toObject();
}

function join(stream: string, bufferSize: number) {
  const options = new persistent.ReadReq.Options()
    .setStreamIdentifier(identifier(stream))
    .setGroupName('g')
    .setBufferSize(bufferSize);
  const call = client.read();
  call.write(new persistent.ReadReq().setOptions(options));
  const first = new Promise<string>((resolve) => {
    call.on('data', (response: persistent.ReadResp) =>
      resolve(response.hasSubscriptionConfirmation() ? 'confirmed' : 'something else'),
    );
    call.on('error', (error) => {
      const { code, details } = error as ServiceError;
      resolve(`${code}: ${details}`);
    });
  });
  return { first, end: () => call.cancel() };
}

describe('a strategy', () => {
  it.each(['DispatchToSingle', 'RoundRobin', 'Pinned', 'PinnedByCorrelation'])(
    'counts by its name, whatever its number says: %s',
    async (name) => {
      await create(name, (settings) => settings.setNamedConsumerStrategy(2).setConsumerStrategy(name));
      expect(await info(name)).toMatchObject({ namedConsumerStrategy: name });
    },
  );

  it('that there is not makes no group', async () => {
    const failed = (named: string): string =>
      `${status.INTERNAL}: Subscription group g on stream odd failed: 'Consumer strategy ${named} does not exist.'`;
    expect(await create('odd', (settings) => settings.setConsumerStrategy('Nonsense'))).toBe(
      failed('Nonsense'),
    );
    expect(await create('odd', (settings) => settings.setNamedConsumerStrategy(7 as never))).toBe(
      failed('7'),
    );
    expect(await info('odd')).toBeUndefined();
  });
});

describe('a replay of what was parked', () => {
  it.each(['replayed', 'without-group'])('never ends below the first: %s', async (stream) => {
    await create('replayed');
    const options = new persistent.ReplayParkedReq.Options()
      .setStreamIdentifier(identifier(stream))
      .setGroupName('g')
      .setStopAt('-1');
    const request = new persistent.ReplayParkedReq().setOptions(options);
    expect(await asked((answer) => client.replayParked(request, answer))).toBe(
      `${status.INTERNAL}: Subscription group g on stream ${stream} failed: 'Cannot stop replaying parked message at a negative version.'`,
    );
  });
});

describe('a consumer', () => {
  it.each(['joined', 'without-group'])('has to take one event at least: %s', async (stream) => {
    await create('joined');
    const unforeseen = `${status.UNKNOWN}: Exception was thrown by handler.`;
    for (const size of [0, -1]) expect(await join(stream, size).first).toBe(unforeseen);
  });

  it('is shown without its address, and without a name when it gives none', async () => {
    await create('shown');
    const { first, end } = join('shown', 5);
    expect(await first).toBe('confirmed');
    const connections = (await info('shown'))?.connectionsList;
    end();
    expect(connections).toMatchObject([{ from: '', connectionName: '<unknown>', availableSlots: 5 }]);
  });
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
