import { bareWriters } from '../event-store/bare-writers.js';
import { storeUnderBench } from '../event-store/store-under-bench.js';
import type { Figure, Measured } from '../figure.js';
import { median } from '../median.js';
import { inTurns } from './in-turns.js';
import { type LoadRequest, load } from './load.js';
import { administratorKey, ask, furnish, type Office, registration } from './office.js';
import { underMeasure } from './problems-under-measure.js';
import { benchFolder, clear, type Served, startProcess } from './server-process.js';

const server = 'programs/server.js';
const noop = 'test/bench/http/noop-server.js';
const seconds = 6;
/** Before measuring: until the engine has compiled what is hot. */
const warmUp = 20;

/** Runs work against a server of its own on an empty folder. */
async function withServer<T>(
  work: (served: Served, office: Office) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const folder = benchFolder('commands');
  const served = await startProcess(server, {
    XIAOHAO_DATA_DIR: folder,
    XIAOHAO_BOOTSTRAP_KEY: administratorKey,
    ...env,
  });
  try {
    return await work(served, await furnish(served.url));
  } finally {
    await served.stop();
    clear(folder);
  }
}

/** Runs work beside the floor: Nest with an equal body, and nothing behind it. */
async function withFloor<T>(work: (url: string) => Promise<T>): Promise<T> {
  const served = await startProcess(noop, {});
  try {
    return await work(served.url);
  } finally {
    await served.stop();
  }
}

const registering = (office: Office): LoadRequest => ({
  path: '/api/v1/problems',
  headers: { authorization: `Bearer ${office.key}` },
  body: JSON.stringify(registration(office)),
});

const progress = JSON.stringify({
  percent: 60,
  done: '已完成制度修订初稿，正在征求各部室意见。',
  obstacle: '涉及部门较多',
});

const besideTheFloor = (
  url: string,
  requestOf: (connection: number) => LoadRequest,
  request: LoadRequest,
): Promise<Measured> =>
  withFloor(async (floor) => {
    const [ours, bare] = await inTurns(
      [(time) => load(url, requestOf, time), (time) => load(floor, () => request, time)],
      warmUp,
    );
    return {
      value: ours?.perSecond ?? Number.NaN,
      unit: 'commands/s',
      floor: bare?.perSecond ?? Number.NaN,
      notes: { p99Milliseconds: ours?.p99 ?? Number.NaN },
    };
  });

async function registerRate(): Promise<Measured> {
  return withServer(async ({ url }, office) => {
    const request = registering(office);
    return besideTheFloor(url, () => request, { ...request, path: '/register', headers: {} });
  });
}

async function progressRate(): Promise<Measured> {
  return withServer(async ({ url }, office) => {
    const problems = await underMeasure(office, 64);
    const requestOf = (connection: number): LoadRequest => {
      const { problem, measure } = problems[connection % problems.length] ?? { problem: '', measure: '' };
      return {
        path: `/api/v1/problems/${problem}/measures/${measure}/progress`,
        headers: { authorization: `Bearer ${office.key}`, 'if-match': '*' },
        body: progress,
      };
    };
    return besideTheFloor(url, requestOf, { path: '/progress', headers: {}, body: progress });
  });
}

/** The same with the log in an event store; the floor is what HTTP costs and what an append costs, one after the other. */
async function registerRateOnStore(): Promise<Measured> {
  const store = await storeUnderBench();
  // Of their own: who serves follows its store, and would follow these writers too.
  const other = await storeUnderBench();
  const bare = bareWriters(other.url, other.prefix, 64);
  try {
    const env = {
      XIAOHAO_EVENT_STORE: store.url,
      XIAOHAO_EVENT_STORE_PREFIX: store.prefix,
      XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
    };
    const appends = async (time: number) => ({
      perSecond: (await bare.write(performance.now() + time * 1_000)) / time,
    });
    return await withServer(
      ({ url }, office) =>
        withFloor(async (noopUrl) => {
          const request = registering(office);
          const bareRequest = { ...request, path: '/register', headers: {} };
          const loads = [
            (time: number) => load(url, () => request, time),
            (time: number) => load(noopUrl, () => bareRequest, time),
            appends,
          ];
          const [ours, noop, append] = await inTurns(loads, warmUp);
          const [noopRate, appendRate] = [noop?.perSecond ?? Number.NaN, append?.perSecond ?? Number.NaN];
          return {
            value: ours?.perSecond ?? Number.NaN,
            unit: 'commands/s',
            floor: 1 / (1 / noopRate + 1 / appendRate),
            notes: {
              p99Milliseconds: ours?.p99 ?? Number.NaN,
              store: store.what,
              noopPerSecond: Math.round(noopRate),
              appendsPerSecond: Math.round(appendRate),
            },
          };
        }),
      env,
    );
  } finally {
    await bare.close();
    await other.stop();
    await store.stop();
  }
}

async function streamLength(): Promise<Measured> {
  return withServer(async ({ url }, office) => {
    const [long, ...short] = await underMeasure(office, 61);
    const report = async ({
      problem,
      measure,
    }: {
      readonly problem: string;
      readonly measure: string;
    }): Promise<number> => {
      const before = performance.now();
      await ask(
        `${url}/api/v1/problems/${problem}/measures/${measure}/progress`,
        office.key,
        JSON.parse(progress),
        { 'if-match': '*' },
      );
      return performance.now() - before;
    };
    if (!long) throw new Error('there is no problem to report on');
    for (let n = 0; n < 1_000; n += 1) await report(long);
    const times = { long: [] as number[], short: [] as number[] };
    for (let n = 0; n < 600; n += 1) {
      times.long.push(await report(long));
      times.short.push(await report(short[n % short.length] ?? long));
    }
    return {
      value: median(times.long),
      unit: 'ms',
      floor: median(times.short),
      notes: { longStream: 'over 1,000 events', shortStreams: '10 to 20 events' },
    };
  });
}

async function loopDelay(): Promise<Measured> {
  return withServer(async ({ url }, office) => {
    const lag = async (): Promise<number> => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1]) * 1_000;
    };
    const request = registering(office);
    await load(url, () => request, warmUp);
    await lag();
    const { perSecond } = await load(url, () => request, seconds);
    // The histogram counts the ten milliseconds that its own timer waits.
    return { value: (await lag()) - 10, unit: 'ms', notes: { commandsPerSecond: Math.round(perSecond) } };
  });
}

/** Commands over HTTP: durable, with 64 connections, on one server process. */
export const commandFigures: readonly Figure[] = [
  { name: 'command.http.register', judged: 'ratio', better: 'higher', target: 0.5, measure: registerRate },
  {
    name: 'command.http.register.esdb',
    judged: 'ratio',
    better: 'higher',
    target: 0.7,
    measure: registerRateOnStore,
  },
  { name: 'command.http.progress', judged: 'ratio', better: 'higher', target: 0.5, measure: progressRate },
  { name: 'command.stream-length', judged: 'ratio', better: 'lower', target: 1.1, measure: streamLength },
  { name: 'loop.delay.p99', judged: 'value', better: 'lower', target: 20, measure: loopDelay },
];
