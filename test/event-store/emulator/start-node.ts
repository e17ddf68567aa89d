import { ServerCredentials } from '@grpc/grpc-js';
import { GroupRegistry } from './groups/index.js';
import { everythingAllowed } from './services/access.js';
import { grpcServer } from './services/grpc-server.js';
import { Writer } from './services/writer.js';
import { Storage } from './storage/index.js';

export interface NodeOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
}

export interface StartedNode {
  readonly port: number;
  /** The connection string for the client. */
  readonly url: string;
  stop(): void;
}

/** How often groups look at the clock, in ms. */
const tick = 250;

/** An emulated node in this process, empty. */
export async function startNode({ host, port }: NodeOptions): Promise<StartedNode> {
  const storage = new Storage();
  const writer = new Writer(storage);
  const groups = new GroupRegistry({ storage, write: (work) => writer.write(work) });
  writer.listen(() => groups.wake());
  const clock = setInterval(() => groups.tick(Date.now()), tick);
  let bound = port;
  const server = grpcServer({
    storage,
    writer,
    groups,
    access: everythingAllowed,
    host,
    port: () => bound,
  });
  bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, actual) =>
      error ? reject(error) : resolve(actual),
    ),
  );
  return {
    port: bound,
    url: `esdb://${host}:${bound}?tls=false`,
    stop() {
      clearInterval(clock);
      server.forceShutdown();
    },
  };
}
