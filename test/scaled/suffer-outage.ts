import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findings } from '../crash/findings.js';
import { bringLoad } from '../crash/load.js';
import { seeded } from '../crash/random.js';
import { takeUp } from '../crash/take-up.js';
import { Tally } from '../crash/tally.js';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import type { Answer, Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { dataFolder, startServer } from '../journeys/server-process.js';
import { Probe, type Probed } from './probe.js';
import { readProblems } from './read-problems.js';

export interface Outage {
  readonly seconds: number;
  readonly clients: number;
  readonly seed: number;
}

export interface OutageOutcome {
  /** What does not hold of what was acknowledged. */
  readonly findings: readonly string[];
  readonly acknowledged: number;
  /** Of reads that began a second or more after the store was gone, and ended before it was back. */
  readonly reads: Probed & { readonly flagged: number };
  readonly writes: Probed & { readonly withRetryAfter: number };
  /** From the store's return until answers are no longer flagged and a new problem is in the list; milliseconds. */
  readonly caughtUpMs: number;
}

const untilNoticed = 1_000;

/** Takes the store away for some time under load, and tells what readers and writers got meanwhile. */
export async function sufferOutage({ seconds, clients, seed }: Outage): Promise<OutageOutcome> {
  const { folder, remove } = dataFolder();
  const storeFolder = mkdtempSync(join(tmpdir(), 'xiaohao-store-'));
  const store = (port: number): Promise<RunningEmulator> =>
    startEmulator(['--port', String(port), '--db', join(storeFolder, 'log')]);
  let emulator = await store(0);
  const { port } = emulator;
  const server = await startServer(folder, {
    XIAOHAO_EVENT_STORE: emulator.url,
    XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1',
  });
  const office: Office = { url: server.url };
  const quiet = new AbortController();
  try {
    const cast = await assemble(office, '2026-01-01');
    const inWork = [await takeUp(cast), await takeUp(cast)];
    const tally = new Tally(quiet.signal);
    const loads = Promise.all(
      Array.from({ length: clients }, (_, client) =>
        bringLoad(client + 1, { cast, inWork, tally, random: seeded(seed + client), signal: quiet.signal }),
      ),
    );
    const failed = loads.then(
      () => undefined,
      (error: unknown) => error,
    );
    const orFail = async (work: Promise<unknown>): Promise<void> => {
      const error = await Promise.race([failed, work.then(() => undefined)]);
      if (error !== undefined) throw error;
    };
    await orFail(Promise.all([pause(1_000), tally.grows(clients)]));
    await emulator.kill();
    await orFail(pause(untilNoticed));
    const { clerk } = cast.people;
    const paths = ['/problems', `/problems/${inWork[0]?.problem}`, `/problems/${inWork[1]?.problem}/history`];
    const reads = new Probe((turn) => clerk.get(paths[turn % paths.length] ?? '/problems'));
    const writes = new Probe((turn) => identifies(cast, `probe-${seed}-${turn}`));
    await orFail(pause(1_000 * seconds - untilNoticed));
    const [read, refused] = await Promise.all([reads.end(), writes.end()]);
    emulator = await store(port);
    const back = performance.now();
    await orFail(caughtUp(cast, `after-${seed}`));
    const caughtUpMs = Math.round(performance.now() - back);
    quiet.abort();
    const loaded = await loads;
    const acknowledged = loaded.flatMap((one) => one.acknowledged);
    return {
      findings: findings({ acknowledged, problems: await readProblems(cast) }),
      acknowledged: acknowledged.length,
      reads: {
        ...read.told(({ status }) => status === 200),
        flagged: read.count(({ headers }) => headers.get('xiaohao-stale') === 'true'),
      },
      writes: {
        ...refused.told(({ status }) => status === 503),
        withRetryAfter: refused.count(({ headers }) => Number(headers.get('retry-after')) > 0),
      },
      caughtUpMs,
    };
  } finally {
    quiet.abort();
    await server.kill();
    await emulator.kill();
    remove();
    rmSync(storeFolder, { recursive: true, force: true });
  }
}

const identifies = (cast: Cast, key: string): Promise<Answer> =>
  cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district), { 'idempotency-key': key });

async function caughtUp(cast: Cast, key: string): Promise<void> {
  while ((await identifies(cast, key)).status !== 201) await pause(20);
  const { clerk } = cast.people;
  for (;;) {
    const { status, headers } = await clerk.get('/problems');
    if (status === 200 && headers.get('xiaohao-stale') === null) return;
    await pause(20);
  }
}
