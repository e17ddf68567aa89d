import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readConfiguration } from '../../apps/server/src/configuration/configuration.js';
import { openHouse } from '../../apps/server/src/house/open-house.js';
import { type Listening, serve } from '../../apps/server/src/server.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';

/** Sends the beginning of something and waits for what comes. */
function begin(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let read = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('utf8').on('data', (piece: string) => {
      read += piece;
    });
    socket.on('error', reject).on('close', () => resolve(read));
  });
}

const head = 'POST /api/v1/problems HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

describe('a sender who takes his time', () => {
  const { folder, remove } = dataFolder();
  let listening: Listening;

  beforeAll(async () => {
    const configuration = readConfiguration({
      PORT: '0',
      XIAOHAO_DATA_DIR: folder,
      XIAOHAO_CLOCK: 'virtual',
      XIAOHAO_BOOTSTRAP_KEY: bootstrapKey,
    });
    const logger = pino({ level: 'silent' });
    listening = await serve(await openHouse(configuration, logger), { arrivalTimeout: 300 });
  });
  afterAll(async () => {
    await listening.close();
    remove();
  });

  it.each([
    ['a body', `${head}content-length: 100\r\n\r\n{"a":`],
    ['a body in pieces', `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`],
    ['headers', head],
  ])('is answered 408 over half of %s', async (_what, text) => {
    const answer = await begin(listening.url, text);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/content-type: application\/problem\+json/);
    expect(answer).toContain('"code":"RequestTimeout"');
    expect((await fetch(`${listening.url}/health/live`)).status).toBe(200);
  });
});
