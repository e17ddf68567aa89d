import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Figure, Measured } from '../figure.js';
import { administratorKey, ask, furnish, registration } from './office.js';
import { benchFolder, clear, startProcess } from './server-process.js';

/** What the noisy one tries, requests a second. */
const noise = 1_000;
/** Its quota of reads a minute, the usual one. */
const quota = 3_000;
const problems = 30;
/** How long it may take until its quota is gone, milliseconds. */
const headStart = 22_000;
/** How long the quiet one asks, milliseconds, and how long it waits between two: well within the quota. */
const measured = 8_000;
const rest = 8;

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

/** Milliseconds of each read, one after another. @throws when one is refused */
async function timesOf(url: string, key: string): Promise<readonly number[]> {
  const times: number[] = [];
  const until = performance.now() + measured;
  while (performance.now() < until) {
    const before = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    await answer.arrayBuffer();
    times.push(performance.now() - before);
    if (answer.status !== 200) throw new Error(`the quiet one is answered ${answer.status}`);
    await pause(rest);
  }
  return times;
}

async function noisy(): Promise<Measured> {
  const folder = benchFolder('limits');
  const served = await startProcess('programs/server.js', {
    XIAOHAO_DATA_DIR: folder,
    XIAOHAO_BOOTSTRAP_KEY: administratorKey,
    XIAOHAO_RATE_LIMIT_READS: String(quota),
  });
  try {
    const office = await furnish(served.url);
    const api = `${served.url}/api/v1`;
    for (let n = 0; n < problems; n += 1) await ask(`${api}/problems`, office.key, registration(office));
    const keyOf = async (name: string): Promise<string> =>
      String((await ask(`${api}/keys`, administratorKey, { person: office.person, name })).secret);
    const [loud, before, during] = [await keyOf('loud'), await keyOf('before'), await keyOf('during')];
    const page = `${api}/problems?pageSize=20`;
    await timesOf(page, office.key);
    const alone = await timesOf(page, before);
    const { answered, refused, retryAfter, beside } = await besideNoise(page, loud, during);
    return {
      value: percentile(beside, 0.99),
      unit: 'ms',
      floor: percentile(alone, 0.99),
      notes: {
        samples: beside.length,
        noiseAskedPerSecond: noise,
        noiseAnsweredPerSecond: Math.round(answered),
        noiseRefusedShare: Math.round(refused * 1_000) / 1_000,
        retryAfterSeconds: retryAfter,
        medianAlone: percentile(alone, 0.5).toPrecision(3),
        medianBeside: percentile(beside, 0.5).toPrecision(3),
      },
    };
  } finally {
    await served.stop();
    clear(folder);
  }
}

/** The quiet one's times while the noisy one, from a thread of its own, has used up its quota and goes on asking. */
async function besideNoise(page: string, loud: string, quiet: string) {
  const headers = { authorization: `Bearer ${loud}` };
  const duration = (headStart + measured) / 1_000;
  const shouting = autocannon({
    url: page,
    headers,
    connections: 20,
    overallRate: noise,
    duration,
    workers: 1,
  });
  const retryAfter = await refusedAt(page, headers);
  const beside = await timesOf(page, quiet);
  const { non2xx, requests } = await shouting;
  return { answered: requests.average, refused: non2xx / requests.total, retryAfter, beside };
}

/** The `Retry-After` of the first refusal that is met. @throws when there is none in time, or it does not say */
async function refusedAt(page: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const until = performance.now() + headStart;
  while (performance.now() < until) {
    const answer = await fetch(page, { headers });
    await answer.arrayBuffer();
    const retryAfter = answer.headers.get('retry-after');
    if (answer.status === 429 && retryAfter !== null) return retryAfter;
    await pause(100);
  }
  throw new Error('the noisy one is not refused');
}

/** What others wait while one credential asks far beyond its quota. */
export const limitsFigures: readonly Figure[] = [
  { name: 'limits.noisy', judged: 'ratio', better: 'lower', target: 2, measure: noisy },
];
