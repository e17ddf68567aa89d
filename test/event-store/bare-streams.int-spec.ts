import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { credentials, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';

// What the official client does not send, or does not tell.

let emulator: RunningEmulator;
let client: InstanceType<typeof grpc.StreamsClient>;

beforeAll(async () => {
  emulator = await startEmulator();
  client = new grpc.StreamsClient(`127.0.0.1:${emulator.port}`, credentials.createInsecure());
});

afterAll(async () => {
  client.close();
  await emulator.kill();
});

const { Options } = streams.ReadReq;
type Filter = streams.ReadReq.Options.FilterOptions;
const yes = new shared.Empty();

/** How many events come, or the status. */
function read(filter: Filter, subscribing = false): Promise<number | undefined> {
  const options = new Options()
    .setAll(new Options.AllOptions().setStart(yes))
    .setFilter(filter)
    .setUuidOption(new Options.UUIDOption().setString(yes));
  if (subscribing) options.setSubscription(new Options.SubscriptionOptions());
  else options.setCount('99');
  const call = client.read(new streams.ReadReq().setOptions(options));
  let count = 0;
  call.on('data', () => {
    count += 1;
  });
  return new Promise((resolve) => {
    call.on('end', () => resolve(count));
    call.on('error', ({ code }: Error & { readonly code?: number }) => resolve(code));
  });
}

const expressionOf = (prefix: string, regex = '') => {
  const expression = new Options.FilterOptions.Expression().setRegex(regex);
  expression.addPrefix(prefix);
  return expression;
};
const filter = (on?: ReturnType<typeof expressionOf>) =>
  new Options.FilterOptions().setStreamIdentifier(on).setCount(yes).setCheckpointintervalmultiplier(1);
const onSystem = expressionOf('$');

describe('a filter', () => {
  it('is of streams or of types, and has a window', async () => {
    expect(await read(filter(onSystem))).toBe(4);
    for (const subscribing of [false, true]) {
      expect(await read(filter(), subscribing)).toBe(status.INVALID_ARGUMENT);
      expect(await read(filter(onSystem).setCount(), subscribing)).toBe(status.INVALID_ARGUMENT);
    }
  });

  it('has to tell a subscription how many windows make a checkpoint, but not a reading', async () => {
    const none = filter(onSystem).setCheckpointintervalmultiplier(0);
    expect(await read(none)).toBe(4);
    expect(await read(none, true)).toBe(status.UNKNOWN);
  });

  it('goes by its expression when it has prefixes too', async () => {
    expect(await read(filter(expressionOf('$', 'none')))).toBe(0);
    expect(await read(filter(expressionOf('none', '^.users$')))).toBe(2);
  });
});

describe('an append that expected something else', () => {
  const { AppendReq } = streams;

  async function wrong(
    expecting: (options: streams.AppendReq.Options) => unknown,
    name = 'none',
  ): Promise<streams.AppendResp.WrongExpectedVersion.AsObject | undefined> {
    const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(name));
    const options = new AppendReq.Options().setStreamIdentifier(identifier);
    expecting(options);
    const answer = await new Promise<streams.AppendResp>((resolve, reject) => {
      const call = client.append((error, response) => (error ? reject(error) : resolve(response)));
      call.write(new AppendReq().setOptions(options));
      call.end();
    });
    return answer.getWrongExpectedVersion()?.toObject();
  }

  it('is told so in the fields for older clients too', async () => {
    expect(await wrong((options) => options.setStreamExists(yes))).toMatchObject({
      currentNoStream: {},
      noStream2060: {},
      expectedStreamExists: {},
      streamExists2060: {},
    });
    expect(await wrong((options) => options.setRevision('7'))).toMatchObject({
      expectedRevision: '7',
      expectedRevision2060: 7,
    });
    expect(await wrong((options) => options.setNoStream(yes), '$users')).toMatchObject({
      currentRevision: '1',
      currentRevision2060: 1,
      expectedNoStream: {},
      expectedRevision2060: 2 ** 64 - 2048,
    });
  });
});

describe('a reading', () => {
  const { ReadDirection } = Options;
  const ofAll = new Options.AllOptions().setStart(yes);
  const ofStream = new Options.StreamOptions()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('$users')))
    .setStart(yes);
  const endless = () => new Options().setUuidOption(new Options.UUIDOption().setString(yes)).setNoFilter(yes);
  const whole = () => endless().setCount('9');
  const subscribing = (options: streams.ReadReq.Options) =>
    options.setSubscription(new Options.SubscriptionOptions());

  /** How many answers come, or why it fails. */
  function answer(options: streams.ReadReq.Options): Promise<number | string> {
    const call = client.read(new streams.ReadReq().setOptions(options));
    let count = 0;
    call.on('data', () => {
      count += 1;
    });
    return new Promise((resolve) => {
      call.on('end', () => resolve(count));
      call.on('error', ({ code, details }: ServiceError) => resolve(`${code}: ${details}`));
    });
  }
  const refused = (why: string) => `${status.INVALID_ARGUMENT}: ${why}`;

  it('is of a stream or of everything', async () => {
    expect(await answer(whole())).toBe(
      refused("'None' is not a valid EventStore.Client.Streams.ReadReq+Types+Options+StreamOptionOneofCase"),
    );
    expect(await answer(whole().setStream(ofStream))).toBe(2);
  });

  it.each([
    ['Stream, None, Forwards, NoFilter', endless().setStream(ofStream)],
    ['Stream, Count, Forwards, None', whole().setStream(ofStream).setNoFilter()],
    ['Stream, Count, Forwards, Filter', whole().setStream(ofStream).setFilter(filter(onSystem))],
    ['All, Count, Backwards, None', whole().setAll(ofAll).setNoFilter().setReadDirection(1)],
    [
      'Stream, Subscription, Backwards, NoFilter',
      subscribing(whole().setStream(ofStream)).setReadDirection(ReadDirection.BACKWARDS),
    ],
    [
      'All, Subscription, Backwards, Filter',
      subscribing(whole().setAll(ofAll))
        .setFilter(filter(onSystem))
        .setReadDirection(ReadDirection.BACKWARDS),
    ],
  ])('is refused when its options do not go together: %s', async (combination, options) => {
    expect(await answer(options)).toBe(refused(`The combination of (${combination}) is invalid.`));
  });

  it('is over at once when it does not say where to begin, a subscription too', async () => {
    for (const options of [
      whole().setStream(ofStream.clone().setStart()),
      whole().setAll(new Options.AllOptions()),
    ]) {
      expect(await answer(options)).toBe(0);
      expect(await answer(subscribing(options))).toBe(0);
    }
  });
});
