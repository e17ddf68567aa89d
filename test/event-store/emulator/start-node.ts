import { ServerCredentials } from '@grpc/grpc-js';
import { controlServer } from './control/control-server.js';
import { type FaultRule, FaultScript } from './faults/index.js';
import { GroupRegistry } from './groups/index.js';
import { JournalFile } from './journal/index.js';
import { everythingAllowed } from './services/access.js';
import { grpcServer } from './services/grpc-server.js';
import { Writer } from './services/writer.js';
import { Storage } from './storage/index.js';

export interface NodeOptions {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Of the back door, on 127.0.0.1; 0 for a free one, none when absent. */
  readonly controlPort?: number | undefined;
  /** Where the log is kept; in memory when absent. */
  readonly file?: string | undefined;
  readonly faults?: readonly FaultRule[];
}

export interface StartedNode {
  readonly port: number;
  /** The connection string for the client. */
  readonly url: string;
  /** Where the back door is. */
  readonly control: string | undefined;
  stop(): Promise<void>;
}

/** How often groups look at the clock, in ms. */
const tick = 250;

/** An emulated node in this process. @throws when a port is taken or the file cannot be read */
export async function startNode(options: NodeOptions): Promise<StartedNode> {
  const { host, port } = options;
  const storage = new Storage();
  const journal = options.file === undefined ? undefined : await JournalFile.open(options.file, storage);
  const writer = new Writer(storage, journal);
  const groups = new GroupRegistry({ storage, write: (work) => writer.write(work) });
  writer.listen(() => groups.wake());
  const clock = setInterval(() => groups.tick(Date.now()), tick);
  const faults = new FaultScript();
  faults.add(options.faults ?? []);
  let bound = port;
  const access = everythingAllowed;
  const server = grpcServer({ storage, writer, groups, access, faults, host, port: () => bound });
  bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, actual) =>
      error ? reject(error) : resolve(actual),
    ),
  );
  const door =
    options.controlPort === undefined ? undefined : controlServer({ storage, writer, faults, journal });
  const control = await door?.listen({ host: '127.0.0.1', port: options.controlPort ?? 0 });
  return {
    port: bound,
    url: `esdb://${host}:${bound}?tls=false`,
    control,
    async stop() {
      clearInterval(clock);
      server.forceShutdown();
      await door?.close();
      journal?.close();
    },
  };
}
