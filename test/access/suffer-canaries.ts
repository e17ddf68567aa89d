import { done, type Office } from '../journeys/caller.js';
import { dataFolder, startServer } from '../journeys/server-process.js';
import { hasCanary } from './canaries/canary.js';
import { askEverybody, readAll, readFolder } from './canaries/look-everywhere.js';
import { plantCanaries } from './canaries/plant-canaries.js';
import { intakePaper, openRestrictedHouse } from './restricted-house.js';

export interface Sought {
  readonly canaries: number;
  /** Answers and files that were looked through. */
  readonly looked: number;
  readonly bytesOfFiles: number;
  /** Where a canary was found that had no business there. */
  readonly hits: readonly string[];
  /** Canaries that a petition clerk was told of: the search finds them where they belong. */
  readonly toldToPetitions: number;
}

/**
 * Plants canaries as reporters' identities and looks for them in everything that anybody else is told, in the
 * server's output and in its files.
 * @param leak plants one where it does not belong: as the number of a paper
 */
export async function sufferCanaries({
  canaries,
  leak = false,
}: {
  readonly canaries: number;
  readonly leak?: boolean;
}): Promise<Sought> {
  const { folder, remove } = dataFolder();
  const server = await startServer(folder, {
    XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
    LOG_LEVEL: 'trace',
  });
  const office: Office = { url: server.url };
  const hits = new Set<string>();
  let looked = 0;
  const take = (where: string, told: Buffer | string): void => {
    looked += 1;
    if (hasCanary(told)) hits.add(where);
  };
  try {
    const house = await openRestrictedHouse(office);
    const planted = await plantCanaries(house, canaries);
    if (leak) {
      const paper = intakePaper(house.cast.units.district, { secrecy: 'internal', paper: '金丝雀〔2031〕' });
      const { id } = await done(house.petitions.post('/intakes', paper));
      await askEverybody(server, office, house, { ...planted, intakes: [String(id)] }, take);
    } else await askEverybody(server, office, house, planted, take);
    const own = await readAll(server, house.petitions, house, planted);
    const toldToPetitions = own.filter((told) => /\/reporter /.test(told) && hasCanary(told)).length;
    await server.stop();
    take('output of the server', server.written());
    return { canaries, looked, bytesOfFiles: readFolder(folder, take), hits: [...hits], toldToPetitions };
  } finally {
    if (server.child.exitCode === null) await server.kill();
    remove();
  }
}
