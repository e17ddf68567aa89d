import autocannon from 'autocannon';

/** One request of a load. */
export interface LoadRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a load was answered with. */
export interface Answered {
  readonly perSecond: number;
  /** Of a hundred requests all but one were answered within so many milliseconds. */
  readonly p99: number;
}

/** 64 connections, each with its next request as soon as it is answered; anything but a 2xx makes the measurement void. */
export async function load(
  url: string,
  requestsOf: (connection: number) => LoadRequest,
  seconds: number,
): Promise<Answered> {
  let connection = 0;
  const result = await autocannon({
    url,
    connections: 64,
    duration: seconds,
    method: 'POST',
    setupClient(client) {
      const { path, headers, body } = requestsOf(connection);
      connection += 1;
      client.setRequests([
        { method: 'POST', path, headers: { ...headers, 'content-type': 'application/json' }, body },
      ]);
    },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors under load`);
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
}
