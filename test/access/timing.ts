// `node dist/test/access/timing.js --requests 2000`: how long what is forbidden takes beside what is not there. It measures and decides nothing.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { type Caller, done, type Office } from '../journeys/caller.js';
import { dataFolder, startServer } from '../journeys/server-process.js';
import { rankTest } from './rank-test.js';
import { intakePaper, openRestrictedHouse, raiseRestricted } from './restricted-house.js';

const { values } = parseArgs({ options: { requests: { type: 'string', default: '2000' } } });
const requests = Number(values.requests);
if (!Number.isInteger(requests) || requests < 1) throw new RangeError('--requests is a whole number from 1');
const matters = 25;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Microseconds until the whole answer is there. */
function time(url: string, { key = '' }: Caller): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    request(url, { agent, headers: { authorization: `Bearer ${key}` } }, (answer) => {
      if (answer.statusCode !== 404) reject(new Error(`expected 404, got ${answer.statusCode}`));
      answer.resume().on('end', () => resolve(Number(process.hrtime.bigint() - begun) / 1_000));
    })
      .on('error', reject)
      .end();
  });
}

const middle = (sample: readonly number[]): number =>
  Math.round(sample.toSorted((a, b) => a - b)[Math.floor(sample.length / 2)] ?? 0);

const { folder, remove } = dataFolder();
const server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
try {
  const office: Office = { url: server.url };
  const house = await openRestrictedHouse(office);
  const { petitions, others, cast } = house;
  // As many of one as of the other, asked for equally often, so that nothing but being there tells them apart.
  const intakes: string[] = [];
  const problems: string[] = [];
  for (let n = 0; n < matters; n += 1) {
    intakes.push(String((await done(petitions.post('/intakes', intakePaper(cast.units.district)))).id));
    problems.push(await raiseRestricted(house, intakes.at(-1) ?? ''));
  }
  const nobodys = intakes.map(() => randomUUID());
  const readers: readonly (readonly [string, Caller])[] = [
    ['clerk with a duty in it', cast.people.clerk],
    ['approver of the root', others['approver of the root'] as Caller],
    ['petition clerk elsewhere', others['petition clerk elsewhere'] as Caller],
    ['system', others['system'] as Caller],
  ];
  const routes: readonly (readonly [string, readonly string[]])[] = [
    ['problems/', problems],
    ['intakes/', intakes],
    // Nothing beside nothing: what the measuring itself makes of it.
    ['problems/', intakes.map(() => randomUUID())],
  ];
  for (const [name, who] of readers)
    for (const [route, ids] of routes) {
      const of = async (n: number, there: boolean): Promise<number> =>
        time(`${server.url}/api/v1/${route}${(there ? ids : nobodys)[n % matters]}`, who);
      for (let n = 0; n < 400; n += 1) await of(n, n % 2 === 0);
      const forbidden: number[] = [];
      const absent: number[] = [];
      for (let n = 0; n < requests; n += 1) {
        // In pairs, in random order, so that whatever drifts meets both.
        const first = Math.random() < 0.5;
        for (const there of [first, !first]) (there ? forbidden : absent).push(await of(n, there));
      }
      const { superiority, p } = rankTest(absent, forbidden);
      process.stdout.write(
        `${JSON.stringify({
          reader: name,
          route,
          beside: ids === problems || ids === intakes ? 'forbidden' : 'absent as well',
          requests,
          absentMicroseconds: middle(absent),
          besideMicroseconds: middle(forbidden),
          superiority: Number(superiority.toFixed(4)),
          p: Number(p.toPrecision(3)),
        })}\n`,
      );
    }
} finally {
  agent.destroy();
  await server.kill();
  remove();
}
