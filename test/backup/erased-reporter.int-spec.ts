import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { intakePaper, openRestrictedHouse, type RestrictedHouse } from '../access/restricted-house.js';
import { done, refusal } from '../journeys/caller.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { whatever } from '../journeys/staff.js';
import { openWitness, xiaohao } from './at-home.js';

describe('a reporter who is erased by the key', () => {
  const { folder, remove } = dataFolder();
  const data = join(folder, 'data');
  const office = { url: '' };
  const intakes: string[] = [];
  const earlier = join(folder, 'earlier-checkpoint');
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let server: ServerProcess;
  let elsewhere: ServerProcess | undefined;
  let house: RestrictedHouse;
  let logKey = '';

  const verify = async (...more: readonly string[]) => {
    const keys = ['--log', logKey, '--witness', witness.key];
    const { code, out } = await xiaohao('verify', '--data-dir', data, '--json', ...keys, ...more);
    return {
      code,
      ...(JSON.parse(out) as { readonly findings: unknown; readonly notes: readonly unknown[] }),
    };
  };
  const backup = (name: string, ...more: readonly string[]) =>
    xiaohao('backup', join(folder, name), '--data-dir', data, '--secrets', 'inside', ...more);

  beforeAll(async () => {
    witness = await openWitness(join(folder, 'witness'));
    server = await startServer(data, {
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: witness.key,
    });
    office.url = server.url;
    house = await openRestrictedHouse(office);
    logKey = String((await done(house.cast.people.clerk.get('/integrity')))['key']);
    await xiaohao('witness', 'add-log', '--folder', join(folder, 'witness'), logKey);
    for (const name of ['举报人甲', '举报人乙', '举报人丙']) {
      const paper = intakePaper(house.cast.units.district, { reporter: { name, contact: '000-0000' } });
      intakes.push(String((await done(house.petitions.post('/intakes', paper))).id));
    }
    const { body } = await house.cast.people.clerk.get('/integrity/checkpoint');
    writeFileSync(earlier, String(body['text']));
    await backup('open');
    await backup('with-reporters', '--reporter-keys');
    for (const id of intakes.slice(0, 2))
      await done(
        house.petitions.post(`/intakes/${id}/reporter/erasure`, { ground: 'reporterAsked' }, whatever),
      );
  });
  afterAll(async () => {
    await server.kill();
    await elsewhere?.kill();
    witness.kill();
    remove();
  });

  it('cannot be read any more, while every event has the leaf that it had', async () => {
    for (const id of intakes.slice(0, 2))
      expect(await refusal(house.petitions.get(`/intakes/${id}/reporter`))).toEqual([410, 'ReporterErased']);
    const { reporter } = await done(house.petitions.get(`/intakes/${intakes[2]}/reporter`));
    expect(reporter).toMatchObject({ name: '举报人丙' });
    const { code, findings, notes } = await verify('--checkpoint', earlier);
    expect([code, findings]).toEqual([0, []]);
    expect(notes).toHaveLength(3);
  });

  it('cannot be read from a backup without the reporters’ keys, which was made before', async () => {
    expect(existsSync(join(folder, 'open', 'reporter-keys'))).toBe(false);
    expect(readdirSync(join(folder, 'with-reporters', 'reporter-keys')).toSorted()).toEqual(
      intakes.toSorted(),
    );
    const restored = join(folder, 'restored');
    const { code } = await xiaohao('restore', join(folder, 'open'), '--to', restored, '--log', logKey);
    expect(code).toBe(0);
    elsewhere = await startServer(restored);
    office.url = elsewhere.url;
    const answers = [];
    for (const id of intakes) answers.push((await house.petitions.get(`/intakes/${id}/reporter`)).status);
    office.url = server.url;
    await elsewhere.kill();
    expect(new Set(answers)).toEqual(new Set([410]));
  });

  it('leaves a proof that fails as soon as the sealed words themselves are touched', async () => {
    await server.stop();
    const file = join(data, 'log', 'events.db');
    copyFileSync(file, join(folder, 'kept.db'));
    const bytes = readFileSync(file);
    const sealed = /"sealed":"[A-Za-z0-9_-]{20}/g;
    const text = bytes.toString('latin1');
    expect(text.match(sealed)?.length).toBeGreaterThan(2);
    writeFileSync(file, Buffer.from(text.replace(sealed, `"sealed":"${'A'.repeat(20)}`), 'latin1'));
    const spoilt = await verify('--checkpoint', earlier);
    copyFileSync(join(folder, 'kept.db'), file);
    expect(spoilt).toMatchObject({ code: 1 });
    expect(await verify('--checkpoint', earlier)).toMatchObject({ code: 0, findings: [] });
  });
});
