import { done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { findings, type ReadBack } from './findings.js';
import { bringLoad } from './load.js';
import { seeded } from './random.js';
import { readHistory } from './read-history.js';
import { rebuildViews } from './rebuild-views.js';
import { takeUp } from './take-up.js';
import { Tally } from './tally.js';

export interface Suffering {
  readonly kills: number;
  readonly seed: number;
  /** Default 6. */
  readonly clients?: number;
}

export interface Outcome {
  /** What does not hold. */
  readonly findings: readonly string[];
  readonly readBack: ReadBack;
  readonly repeated: number;
}

/** The longest that the server is left alone between two kills, milliseconds. */
const longestPeace = 600;

/** Kills a server at work again and again, and tells what came of everything it had acknowledged. */
export async function sufferKills({ kills, seed, clients = 6 }: Suffering): Promise<Outcome> {
  const { folder, remove } = dataFolder();
  const random = seeded(seed);
  const office: Office = { url: '' };
  const quiet = new AbortController();
  let server: ServerProcess | undefined;
  const start = async (): Promise<void> => {
    server = await startServer(folder);
    office.url = server.url;
  };
  try {
    await start();
    const cast = await assemble(office, '2026-01-01');
    const inWork = [await takeUp(cast), await takeUp(cast)];
    const tally = new Tally(quiet.signal);
    const load = (client: number) =>
      bringLoad(client, { cast, inWork, tally, random: seeded(seed + client), signal: quiet.signal });
    const loads = Promise.all(Array.from({ length: clients }, (_, client) => load(client + 1)));
    const failed = loads.then(
      () => undefined,
      (error: unknown) => error,
    );
    for (let kill = 0; kill < kills; kill += 1) {
      const error = await Promise.race([failed, tally.peaceBefore(kill, random() * longestPeace)]);
      if (error !== undefined) throw error;
      await server?.kill();
      await start();
    }
    quiet.abort();
    const loaded = await loads;
    const readBack = {
      acknowledged: loaded.flatMap(({ acknowledged }) => acknowledged),
      problems: await readProblems(cast),
    };
    const rebuilt = await rebuildViews(cast, folder);
    return {
      findings: [...findings(readBack), ...rebuilt],
      readBack,
      repeated: loaded.reduce((sum, { repeated }) => sum + repeated, 0),
    };
  } finally {
    quiet.abort();
    await server?.kill();
    remove();
  }
}

async function readProblems({ administrator }: Cast): Promise<ReadBack['problems']> {
  const read: ReadBack['problems'][number][] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await done(administrator.get(`/problems?pageSize=200&sort=number${from}`));
    for (const { id, number } of page['problems'] as readonly {
      readonly id: string;
      readonly number: string;
    }[]) {
      const events = await readHistory(id, (path) => done(administrator.get(path)));
      read.push({ id, number, events });
    }
    cursor = page['next'] as string | null;
  } while (cursor !== null);
  return read;
}
