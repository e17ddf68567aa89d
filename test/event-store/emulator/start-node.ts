import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { AccessControl, type User, writeFirstEvents } from './access/index.js';
import { controlServer } from './control/control-server.js';
import { type FaultRule, FaultScript } from './faults/index.js';
import { GroupRegistry } from './groups/index.js';
import { bothProtocols, listenOn, type NodeCertificate } from './http/both-protocols.js';
import { shareHttp2 } from './http/http-over-http2.js';
import { httpServer } from './http/http-server.js';
import { JournalFile } from './journal/index.js';
import { ProjectionRegistry } from './projections/index.js';
import { everythingAllowed } from './services/access.js';
import { usualAppendSize } from './services/append-size.js';
import { grpcServer } from './services/grpc-server.js';
import type { EmulatedNode } from './services/node.js';
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
  /** In bytes of data; 1 MiB when absent. */
  readonly maxAppendSize?: number | undefined;
  /** Folder with `node.crt`, `node.key` and the `ca.crt` that clients trust; no TLS when absent. */
  readonly tlsFolder?: string | undefined;
  /** With users there is access control; anybody may do anything when absent. */
  readonly users?: readonly User[] | undefined;
}

export interface StartedNode {
  readonly port: number;
  /** The connection string for the client. */
  readonly url: string;
  /** Where the back door is. */
  readonly control: string | undefined;
  /** Ends in good order what a server ends so. Connections stay until the process is gone. */
  stop(): Promise<void>;
}

/** How long answers have to go out at a stop, in ms. */
const lastWords = 50;

/** How often groups look at the clock, in ms. */
const tick = 250;

/** An emulated node in this process. @throws when a port is taken or the file cannot be read */
export async function startNode(options: NodeOptions): Promise<StartedNode> {
  const { host, port } = options;
  const storage = new Storage();
  const journal = options.file === undefined ? undefined : await JournalFile.open(options.file, storage);
  const writer = new Writer(storage, journal);
  await writer.write(writeFirstEvents);
  const groups = new GroupRegistry({ storage, write: (work) => writer.write(work) });
  writer.listen(() => groups.wake());
  const projections = new ProjectionRegistry({
    storage,
    write: (work) => writer.write(work),
    listen: (listener) => writer.listen(listener),
  });
  const clock = setInterval(() => groups.tick(Date.now()), tick);
  const faults = new FaultScript();
  faults.add(options.faults ?? []);
  let bound = port;
  const access = options.users ? new AccessControl(storage, options.users) : everythingAllowed;
  const endings = new Set<() => void>();
  const maxAppendSize = options.maxAppendSize ?? usualAppendSize;
  const node: EmulatedNode = {
    storage,
    writer,
    groups,
    projections,
    access,
    faults,
    maxAppendSize,
    endings,
    host,
    port: () => bound,
  };
  const http = httpServer(node);
  await http.ready();
  // TLS ends in front of both; what is behind it speaks in the clear.
  const grpc = grpcServer(node);
  const calls = grpc.createConnectionInjector(ServerCredentials.createInsecure());
  shareHttp2(grpc, http);
  const front = bothProtocols(
    {
      http1: (connection) => http.server.emit('connection', connection),
      http2: (connection) => calls.injectConnection(connection),
    },
    options.tlsFolder === undefined ? undefined : certificateIn(options.tlsFolder),
  );
  bound = await listenOn(front, host, port);
  const door =
    options.controlPort === undefined ? undefined : controlServer({ storage, writer, faults, journal });
  const control = await door?.listen({ host: '127.0.0.1', port: options.controlPort ?? 0 });
  return {
    port: bound,
    url: options.tlsFolder
      ? `esdb://localhost:${bound}?tls=true&tlsCAFile=${join(options.tlsFolder, 'ca.crt')}`
      : `esdb://${host.includes(':') ? `[${host}]` : host}:${bound}?tls=false`,
    control,
    async stop() {
      clearInterval(clock);
      for (const ending of endings) ending();
      await new Promise((resolve) => setTimeout(resolve, lastWords));
      await door?.close();
      journal?.close();
    },
  };
}

function certificateIn(folder: string): NodeCertificate {
  const file = (name: string): Buffer => readFileSync(join(folder, name));
  return { key: file('node.key'), cert: file('node.crt') };
}
