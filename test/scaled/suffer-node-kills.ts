import { setTimeout as pause } from 'node:timers/promises';
import { findings, type ReadBack } from '../crash/findings.js';
import { bringLoad } from '../crash/load.js';
import { seeded } from '../crash/random.js';
import { takeUp } from '../crash/take-up.js';
import { Tally } from '../crash/tally.js';
import { startEmulator } from '../event-store/start-emulator.js';
import { Caller, type Office } from '../journeys/caller.js';
import { assemble } from '../journeys/cast.js';
import { bootstrapKey } from '../journeys/server-process.js';
import { Nodes } from './nodes.js';
import { patiently, readProblems } from './read-problems.js';

export interface Suffering {
  readonly kills: number;
  readonly seed: number;
  readonly nodes: number;
  readonly clients: number;
  /** The longest that all nodes are left alone between two kills, milliseconds. */
  readonly longestPeace: number;
  /** A store that runs already; absent: an emulator in a process of its own. */
  readonly store?: string;
}

export interface Outcome {
  /** What does not hold. */
  readonly findings: readonly string[];
  readonly readBack: ReadBack;
  readonly repeated: number;
  /** Digests of the views, one of each node. */
  readonly hashes: readonly string[];
}

/**
 * Several servers on one store, one of them killed again and again under load that goes to whichever runs; tells
 * what came of everything that any of them acknowledged.
 */
export async function sufferNodeKills(options: Suffering): Promise<Outcome> {
  const { kills, seed, nodes: count, clients, longestPeace } = options;
  const random = seeded(seed);
  const emulator = options.store === undefined ? await startEmulator() : undefined;
  const nodes = new Nodes(count, options.store ?? emulator?.url ?? '', `n${seed}-`);
  const anywhere: Office = {
    get url() {
      const { urls } = nodes;
      return urls[Math.floor(Math.random() * urls.length)] ?? 'http://127.0.0.1:9';
    },
    seen: '0',
  };
  const quiet = new AbortController();
  try {
    await nodes.startAll();
    const cast = await assemble(anywhere, '2026-01-01');
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
    for (let kill = 0; kill < kills; kill += 1) {
      const error = await Promise.race([failed, tally.peaceBefore(kill, random() * longestPeace)]);
      if (error !== undefined) throw error;
      const node = Math.floor(random() * count);
      await nodes.kill(node);
      await nodes.start(node);
    }
    quiet.abort();
    const loaded = await loads;
    const acknowledged = loaded.flatMap((one) => one.acknowledged);
    const readBack = { acknowledged, problems: await readProblems(cast) };
    const hashes = await hashesOf(nodes.urls, anywhere.seen ?? '0');
    return {
      findings: [
        ...findings(readBack),
        ...(new Set(hashes).size === 1 ? [] : ['the nodes have different views']),
      ],
      readBack,
      repeated: loaded.reduce((sum, one) => sum + one.repeated, 0),
      hashes,
    };
  } finally {
    quiet.abort();
    await nodes.remove();
    await emulator?.kill();
  }
}

/** Of all nodes at the same position; asked again while one of them is not there yet. */
async function hashesOf(urls: readonly string[], seen: string): Promise<readonly string[]> {
  for (;;) {
    const answers = await Promise.all(
      urls.map((url) => patiently(() => new Caller({ url, seen }, bootstrapKey).get('/views/hash'))),
    );
    if (new Set(answers.map(({ position }) => position)).size === 1)
      return answers.map(({ hash }) => String(hash));
    await pause(200);
  }
}
