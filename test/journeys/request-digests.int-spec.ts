import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { intakePaper, openRestrictedHouse, type RestrictedHouse } from '../access/restricted-house.js';
import { done, type Office } from './caller.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

describe('the digest that an event keeps of its request', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let house: RestrictedHouse;

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    house = await openRestrictedHouse(office);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const digestOf = async (stream: string): Promise<unknown> => {
    const reader = await SqliteLogReader.open({ folder: join(folder, 'log') });
    const { events } = await reader.readStream(stream, { limit: 1 });
    await reader.close();
    return events[0]?.metadata.requestDigest;
  };
  /** What whoever has the log, and guesses the name, would work out. */
  const guessed = (body: unknown): string =>
    createHash('sha256')
      .update(`POST\n/api/v1/intakes\n${JSON.stringify(body)}`)
      .digest('hex');

  it('tells nothing of a reporter to whoever guesses the name', async () => {
    const key = { 'idempotency-key': 'one' };
    const paper = intakePaper(house.cast.units.district);
    const { id } = await done(house.petitions.post('/intakes', paper, key));
    const kept = await digestOf(`intake-${id}`);
    expect(kept).toMatch(/^[0-9a-f]{64}$/);
    expect(kept).not.toBe(guessed(paper));
  });

  it('is what is guessed where nobody gave a name: the guess is a good one', async () => {
    const { reporter: _, ...paper } = intakePaper(house.cast.units.district);
    const { id } = await done(house.petitions.post('/intakes', paper, { 'idempotency-key': 'two' }));
    expect(await digestOf(`intake-${id}`)).toBe(guessed(paper));
  });
});
