import type { Api } from '../connection/api.js';
import { campaignName, checklists } from './checklists.js';
import { demoPeople, panelMembers } from './people.js';
import { severally } from './severally.js';
import { demoUnits } from './units.js';

/** The demo's organisation and campaign as the server knows them. */
export interface DemoHouse {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly campaign: string;
}

interface Created {
  readonly id: string;
}

/** Units, people, the campaign with its panel and checklists; under the same prefix they are the same ones. */
export async function furnish(api: Api, prefix: string, startsOn: string): Promise<DemoHouse> {
  const keep = (path: string, key: string, body: unknown): Promise<Created> =>
    api.post<Created>(path, body, { idempotencyKey: `${prefix}-${key}` });
  const idOf = (ids: ReadonlyMap<string, string>, code: string): string => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`the demo names ${code}, which it does not register`);
    return id;
  };
  const units = new Map<string, string>();
  for (const { code, name, kind, parent } of demoUnits) {
    const above = parent === undefined ? {} : { parent: idOf(units, parent) };
    units.set(code, (await keep('/units', `unit-${code}`, { name, kind, ...above })).id);
  }
  const people = new Map<string, string>();
  await severally(demoPeople, async ({ code, unit, name, department, roles }) => {
    const body = {
      name,
      unit: idOf(units, unit),
      ...(department === undefined ? {} : { department }),
      roles,
    };
    people.set(code, (await keep('/people', `person-${code}`, body)).id);
  });
  const campaign = (await keep('/campaigns', 'campaign', { name: campaignName, startsOn })).id;
  const members = panelMembers.map(({ code, profession }) => ({ person: idOf(people, code), profession }));
  await keep(`/campaigns/${campaign}/panel`, 'panel', { members });
  for (const list of checklists) await keep(`/campaigns/${campaign}/checklists`, `list-${list.kind}`, list);
  return { units, people, campaign };
}

/** A new key for each of these people: a key is shown once, so an earlier run's are gone. */
export async function issueKeys(
  api: Api,
  { people }: DemoHouse,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  await severally(codes, async (code) => {
    const { secret } = await api.post<{ readonly secret: string }>('/keys', {
      person: people.get(code),
      name: `演示 ${code}`,
    });
    keys.set(code, secret);
  });
  return keys;
}
