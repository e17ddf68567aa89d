import grpc from '@eventstore/db-client/generated/projections_grpc_pb.js';
import projections from '@eventstore/db-client/generated/projections_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { credentials } from '@grpc/grpc-js';

type Bare = InstanceType<typeof grpc.ProjectionsClient>;

/** What the official client has no method for, asked of a server on this machine without TLS. */
async function asking<Answer>(port: number, ask: (client: Bare) => Promise<Answer>): Promise<Answer> {
  const client = new grpc.ProjectionsClient(`127.0.0.1:${port}`, credentials.createInsecure());
  try {
    return await ask(client);
  } finally {
    client.close();
  }
}

function create(port: number, options: projections.CreateReq.Options): Promise<void> {
  const request = new projections.CreateReq().setOptions(options);
  return asking(
    port,
    (client) =>
      new Promise((resolve, reject) => {
        client.create(request, (error) => (error ? reject(error) : resolve()));
      }),
  );
}

/** One that is gone when the node is. */
export function createTransient(port: number, name: string, query: string): Promise<void> {
  const transient = new projections.CreateReq.Options.Transient().setName(name);
  return create(port, new projections.CreateReq.Options().setTransient(transient).setQuery(query));
}

/** One that reads what is there and ends; the server gives it a name. */
export const createOnce = (port: number, query: string): Promise<void> =>
  create(port, new projections.CreateReq.Options().setOneTime(new shared.Empty()).setQuery(query));

/** The names of those of a mode. */
export function namesByMode(
  port: number,
  mode: 'all' | 'transient' | 'continuous' | 'oneTime',
): Promise<readonly string[]> {
  const options = new projections.StatisticsReq.Options();
  const empty = new shared.Empty();
  if (mode === 'all') options.setAll(empty);
  else if (mode === 'transient') options.setTransient(empty);
  else if (mode === 'continuous') options.setContinuous(empty);
  else options.setOneTime(empty);
  return asking(port, async (client) => {
    const names: string[] = [];
    for await (const answer of client.statistics(new projections.StatisticsReq().setOptions(options)))
      names.push((answer as projections.StatisticsResp).getDetails()?.getName() ?? '');
    return names;
  });
}
