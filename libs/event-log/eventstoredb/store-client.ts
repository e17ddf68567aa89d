import type { Duplex, Readable, Writable } from 'node:stream';
import { EventStoreDBClient, UnavailableError } from '@eventstore/db-client';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { type CallOptions, Metadata, status } from '@grpc/grpc-js';
import type { StoreAddress } from '@xiaohao/event-log/store-address';

/** The client's stub of the streams service. */
export type StreamsStub = InstanceType<typeof streamsService.StreamsClient>;

/** What a call takes beside its message: headers and a deadline. */
export type CallArguments = [Metadata, CallOptions];

const never = Number.POSITIVE_INFINITY;

/**
 * The official client, with its connection, discovery, credentials and reconnecting. Reads and appends go over
 * its own stubs ({@link openCall}): its `appendToStream` keeps the answers that it waits for in one table for
 * all connections, where one broken connection fails and confuses the others, and its reads parse what has to
 * be kept byte for byte.
 */
export class StoreClient extends EventStoreDBClient {
  #renewedAt = 0;

  constructor(address: StoreAddress) {
    const { hosts, discover, options, tls, certificates, credentials } = address;
    const [first = { address: 'localhost', port: 2113 }] = hosts;
    const single = hosts.length === 1;
    super(
      (discover
        ? { ...options, discover: first }
        : single
          ? { ...options, endpoint: first }
          : { ...options, endpoints: [...hosts] }) as ConstructorParameters<typeof EventStoreDBClient>[0],
      tls ? certificates : { insecure: true },
      credentials,
    );
  }

  /**
   * Headers and options of a call, which the leader alone answers. Another node may be behind, and one that was
   * started again may hold what was never acknowledged. Whoever is no leader names it, and the client goes there.
   */
  arguments(): CallArguments {
    return this.callArguments({ requiresLeader: true }, { deadline: never });
  }

  /**
   * Gives the present connection up when nothing was answered for too long, so that the next call is made on a new
   * one, to whoever then leads. A machine that has vanished says nothing, and the client would believe in it until
   * its keepalive fails.
   * @param silence milliseconds
   */
  renewIfSilent(silence: number, most: number): void {
    const now = performance.now();
    if (silence < most || now - this.#renewedAt < most) return;
    this.#renewedAt = now;
    void this.#renew().catch(() => undefined);
  }

  async #renew(): Promise<void> {
    const channel = await this.getChannel();
    const details = 'nothing was answered for too long';
    const silent = Object.assign(new Error(details), {
      code: status.UNAVAILABLE,
      details,
      metadata: new Metadata(),
    });
    await this.handleError(
      { getChannel: () => channel } as unknown as StreamsStub,
      new UnavailableError(silent),
    );
  }

  /**
   * Opens a call on the present connection. When it ends in an error that asks for it (unavailable, another
   * leader), the next call is made on a new connection.
   */
  openCall<T extends Readable | Writable | Duplex>(
    name: string,
    creator: (stub: StreamsStub) => T,
  ): Promise<T> {
    return this.GRPCStreamCreator(streamsService.StreamsClient, name, creator)();
  }

  /** The server's version as it tells it; `unknown` where it does not. */
  async serverVersion(): Promise<string> {
    return (await this.capabilities).serverVersion;
  }
}
