import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { intakePaper, openRestrictedHouse, type RestrictedHouse } from '../access/restricted-house.js';
import { done, type Office, refusal } from '../journeys/caller.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { whatever } from '../journeys/staff.js';
import { seeded } from './random.js';

describe('who reported, over a killed server', () => {
  const { folder, remove } = dataFolder();
  const keys = join(folder, 'reporter-keys');
  const office: Office = { url: '' };
  let server: ServerProcess;
  let house: RestrictedHouse;
  /** Names by the Idempotency-Key that they came under, and ids as far as they were acknowledged. */
  const sent = new Map<string, string>();
  const acknowledged = new Map<string, string>();

  const start = async (): Promise<void> => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
  };
  beforeAll(async () => {
    await start();
    house = await openRestrictedHouse(office);
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  const register = async (key: string, name: string): Promise<string> => {
    const paper = intakePaper(house.cast.units.district, { reporter: { name } });
    return String((await done(house.petitions.post('/intakes', paper, { 'idempotency-key': key }))).id);
  };
  const reporterOf = (id: string) => house.petitions.get(`/intakes/${id}/reporter`);
  async function listed(): Promise<readonly { readonly id: string; readonly reporter: string }[]> {
    const rows: { readonly id: string; readonly reporter: string }[] = [];
    for (let cursor = ''; ; ) {
      const page = await done(house.petitions.get(`/intakes?pageSize=200${cursor}`));
      rows.push(...(page['rows'] as typeof rows));
      if (page['next'] === null) return rows;
      cursor = `&cursor=${page['next']}`;
    }
  }

  /** Several clerks at once, until the server is gone; every fourth reporter is erased again. */
  async function work(kill: number): Promise<void> {
    const hand = async (number: number): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const key = `${kill}-${number}-${n}`;
        sent.set(key, `举报人${key}`);
        const id = await register(key, `举报人${key}`);
        acknowledged.set(key, id);
        if (n % 4 !== 3) continue;
        acknowledged.delete(key);
        await done(
          house.petitions.post(`/intakes/${id}/reporter/erasure`, { ground: 'reporterAsked' }, whatever),
        );
      }
    };
    await Promise.allSettled([0, 1, 2, 3].map(hand));
  }

  it('is whole or not there: a key for every name, and for nothing that was erased, three times', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = seeded(seed);
    process.stdout.write(`reporters, seed ${seed}\n`);
    for (const kill of [1, 2, 3]) {
      const working = work(kill);
      await pause(200 + Math.floor(random() * 600));
      // However slow the machine is, the server has done something.
      let over = false;
      void working.then(() => {
        over = true;
      });
      while (acknowledged.size < 5 * kill && !over) await pause(10);
      expect(over).toBe(false);
      await server.kill();
      await working;
      await start();
      const all = await listed();
      const named = all.filter(({ reporter }) => reporter === 'named').map(({ id }) => id);
      // Beside each its half may have stayed: the same file under the name under which it was made.
      const left = readdirSync(keys).filter((name) => !name.endsWith('.new'));
      const known = left.filter((key) => all.some(({ id }) => id === key));
      expect({ seed, keys: known.toSorted() }).toEqual({ seed, keys: named.toSorted() });
      // One for each request under way when it was killed, at the most; those seal nothing.
      expect(left.length - known.length).toBeLessThanOrEqual(4 * kill);
      for (const id of named) expect((await reporterOf(id)).status).toBe(200);
      for (const [key, id] of acknowledged)
        expect(await done(reporterOf(id))).toMatchObject({ reporter: { name: sent.get(key) } });
    }
    expect(acknowledged.size).toBeGreaterThan(10);
    for (const [key, id] of acknowledged) expect(await register(key, sent.get(key) ?? '')).toBe(id);
  });

  it('leaves no key of one that was erased, and those alone that no event knows', async () => {
    const [kept, erased] = [await register('kept', '举报人甲'), await register('erased', '举报人乙')];
    const copy = join(folder, 'copied-key');
    copyFileSync(join(keys, erased), copy);
    await done(
      house.petitions.post(`/intakes/${erased}/reporter/erasure`, { ground: 'reporterAsked' }, whatever),
    );
    await server.kill();
    const never = '7d0f1c5e-3d55-4f7a-9a57-0d4b2c6f1e00';
    copyFileSync(copy, join(keys, never));
    copyFileSync(copy, join(keys, erased));
    await start();
    const left = readdirSync(keys);
    expect([left.includes(kept), left.includes(erased), left.includes(never)]).toEqual([true, false, true]);
    expect(await refusal(reporterOf(erased))).toEqual([410, 'ReporterErased']);
    expect(await done(reporterOf(kept))).toMatchObject({ reporter: { name: '举报人甲' } });
  });
});
