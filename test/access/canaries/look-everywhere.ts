import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../../edge/send.js';
import { Caller, done, type Office } from '../../journeys/caller.js';
import type { ServerProcess } from '../../journeys/server-process.js';
import { operationsOf } from '../described.js';
import type { RestrictedHouse } from '../restricted-house.js';
import { type Planted, refusedBodies } from './plant-canaries.js';

/** Something that was said or lies somewhere, and where. */
export type Take = (where: string, told: Buffer | string) => void;

const atOnce = 8;

async function severally<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all[Symbol.iterator]();
  const hand = async (): Promise<void> => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}

/** Every reading operation of the description with the ids of what was planted, as one caller asks it. */
export async function readAll(
  { url }: ServerProcess,
  who: Caller,
  house: RestrictedHouse,
  { intakes, problems }: Planted,
): Promise<readonly string[]> {
  const { units, campaign, people } = house.cast;
  const known: Readonly<Record<string, readonly string[]>> = {
    unit: [units.district],
    campaign: [campaign],
    person: [people.clerk.id],
    digest: ['0'.repeat(64)],
  };
  const asked: string[] = [];
  for (const { method, template, queries } of await operationsOf(url)) {
    if (method !== 'GET') continue;
    const ids = template.includes('/intakes/') ? intakes : [...problems, campaign, units.district];
    for (const id of template.includes('{id}') ? ids : [''])
      asked.push(
        template.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? id : (known[name]?.[0] ?? id))) +
          (queries.includes('by') ? '?by=stage' : queries.includes('pageSize') ? '?pageSize=200' : ''),
      );
  }
  const told: string[] = [];
  await severally(asked, async (path) => {
    const { status, headers, text } = await send(url, {
      method: 'GET',
      path,
      ...(who.key === undefined ? {} : { headers: { authorization: `Bearer ${who.key}` } }),
    });
    told.push(`${path} ${status} ${JSON.stringify(headers)} ${text}`);
  });
  return told;
}

/** Everybody else asks for everything, everybody sends what is refused, and the auditor reads the record. */
export async function askEverybody(
  server: ServerProcess,
  office: Office,
  house: RestrictedHouse,
  planted: Planted,
  take: Take,
): Promise<void> {
  const { cast, others, petitions } = house;
  const everybody = { ...others, leader: cast.people.leader, clerk: cast.people.clerk };
  for (const [name, who] of Object.entries(everybody)) {
    for (const told of await readAll(server, who, house, planted)) take(`answer to ${name}`, told);
    for (const body of refusedBodies(cast.units.district))
      take(`refusal to ${name}`, JSON.stringify((await who.post('/intakes', body)).body));
  }
  for (const body of refusedBodies(cast.units.district)) {
    const answer = await petitions.post('/intakes', body);
    if (answer.status < 400) throw new Error(`was to be refused: ${answer.status}`);
    take('refusal to a petition clerk', JSON.stringify(answer.body));
  }
  // The third one appointed retires the administrator's key: from then on the security administrator issues.
  let keeper: Caller = cast.administrator;
  for (const role of ['securityAdministrator', 'systemAdministrator', 'auditAdministrator']) {
    const post = { name: role, unit: cast.units.headOffice, roles: [role] };
    const person = (await done(keeper.post('/people', post))).id;
    const { secret } = await done(keeper.post('/keys', { person, name: role }));
    const administrator = new Caller(office, secret);
    if (role === 'securityAdministrator') keeper = administrator;
    for (const told of await readAll(server, administrator, house, planted))
      take(`answer to the ${role}`, told);
  }
}

/** Every file under a folder: the log, the views, snapshots, keys, whatever there is. */
export function readFolder(folder: string, take: Take): number {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    // What the server was just putting in its place has another name by now.
    if (name.endsWith('.new') && !existsSync(path)) continue;
    if (!statSync(path).isFile()) continue;
    const content = readFileSync(path);
    bytes += content.length;
    take(`file ${name}`, content);
  }
  return bytes;
}
