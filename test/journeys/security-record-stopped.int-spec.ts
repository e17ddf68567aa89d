import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogFull } from '@xiaohao/event-log';
import { pino } from 'pino';
import { readConfiguration } from '../../apps/server/src/configuration/configuration.js';
import type { House } from '../../apps/server/src/house/house.js';
import { openHouse } from '../../apps/server/src/house/open-house.js';
import { mostWaiting } from '../../apps/server/src/security-record/security-recorder.js';
import { type Listening, serve } from '../../apps/server/src/server.js';
import { refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { tests } from './paper.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { bootstrapKey, dataFolder } from './server-process.js';

const claims = { claims: tests.map((test) => ({ test, statement: '已达到标准' })) };

describe('a log that is slow with the security record, or takes no more of it', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let house: House;
  let listening: Listening;
  let cast: Cast;
  let problem: string;

  beforeAll(async () => {
    const configuration = readConfiguration({
      PORT: '0',
      XIAOHAO_DATA_DIR: folder,
      XIAOHAO_CLOCK: 'virtual',
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
      XIAOHAO_BOOTSTRAP_KEY: bootstrapKey,
    });
    house = await openHouse(configuration, pino({ level: 'silent' }));
    listening = await serve(house);
    office.url = listening.url;
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
  });
  afterAll(async () => {
    await listening.close();
    remove();
  });

  const challenge = () => cast.people.clerk.post(`/problems/${problem}/sign-off/challenge`, claims);
  const ready = async () => {
    const answer = await fetch(`${office.url}/health/ready`);
    const { securityRecord } = (await answer.json()) as { readonly securityRecord: unknown };
    return [answer.status, securityRecord];
  };

  it('is waited for before a command about security is answered', async () => {
    const append = house.log.append.bind(house.log);
    let written = 0;
    house.log.append = async (stream, expected, events) => {
      if (stream.startsWith('security-')) await new Promise((resolve) => setTimeout(resolve, 200));
      const appended = await append(stream, expected, events);
      if (stream.startsWith('security-')) written += 1;
      return appended;
    };
    expect((await cast.administrator.post('/keys', { name: '值班' })).status).toBe(201);
    expect(written).toBe(1);
    expect((await cast.people.clerk.post('/keys', { name: '越权' })).status).toBe(403);
    expect(written).toBe(2);
    house.log.append = append;
  });

  it('stops signatures and nothing else, says why, and lets them go on by itself', async () => {
    expect((await challenge()).status).toBe(200);
    expect(await ready()).toEqual([200, { state: 'written', waiting: 0, why: null }]);
    const append = house.log.append.bind(house.log);
    house.log.append = async (stream, expected, events) => {
      if (stream.startsWith('security-')) throw new LogFull('no room for the record');
      return append(stream, expected, events);
    };
    // What is not recorded yet does not keep an answer from going out.
    expect((await cast.administrator.get('/keys')).status).toBe(200);
    expect(await ready()).toEqual([200, { state: 'waiting', waiting: 1, why: 'LogFull' }]);
    for (let n = 1; n < mostWaiting; n += 1) {
      const entry = { kind: 'key', operation: 'keys.keep', method: 'POST', route: '/x' } as const;
      const outcome = {
        result: 'done',
        status: 200,
        subject: { kind: 'unknown' },
        address: '192.0.2.7',
      } as const;
      await house.securityRecord.note({ ...entry, ...outcome, at: house.clock.now(), request: `r-${n}` });
    }
    expect(await refusal(challenge())).toEqual([503, 'SecurityRecordStopped']);
    const signed = cast.people.clerk.post(
      `/problems/${problem}/sign-off`,
      { ...claims, challenge: 'any' },
      { 'if-match': '*' },
    );
    expect(await refusal(signed)).toEqual([503, 'SecurityRecordStopped']);
    expect(await ready()).toEqual([503, { state: 'stopped', waiting: mostWaiting, why: 'LogFull' }]);
    expect((await cast.people.clerk.reads(problem)).status).toBe(200);
    house.log.append = append;
    while (house.securityRecord.state.state !== 'written')
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await challenge()).status).toBe(200);
  });
});
