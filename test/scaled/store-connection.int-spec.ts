import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LogUnavailable } from '@xiaohao/event-log';
import { EventStoreLog, examineStore } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { makeTlsFolder } from '../event-store/tls-folder.js';
import { someEvent } from './some-event.js';

const folder = mkdtempSync(join(tmpdir(), 'connection-'));
let emulator: RunningEmulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  await emulator.kill();
  rmSync(folder, { recursive: true });
});

describe('a machine whose clock is behind the store’s', () => {
  it('appends all the same', async () => {
    const now = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => now() - 60_000);
    const log = new EventStoreLog({ url: emulator.url, prefix: 'behind-' });
    expect(await log.append('a', 'absent', [someEvent()])).toMatchObject({ revision: '0' });
    await log.close();
  });
});

/** A way to the emulator on which whatever is open can be made to say nothing any more, without being closed. */
class Line {
  readonly #server: Server;
  readonly #sockets: Socket[] = [];
  opened = 0;

  constructor(port: number) {
    this.#server = createServer((near) => {
      this.opened += 1;
      const far = connect(port, '127.0.0.1');
      for (const socket of [near, far]) socket.on('error', () => socket.destroy());
      near.pipe(far).pipe(near);
      this.#sockets.push(near, far);
    });
  }

  async open(): Promise<number> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return (this.#server.address() as AddressInfo).port;
  }

  fallSilent(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

describe('a connection that falls silent without an end', () => {
  it('is given up for a new one, before any keepalive finds out', async () => {
    const line = new Line(emulator.port);
    const port = await line.open();
    const log = new EventStoreLog({
      url: `esdb://127.0.0.1:${port}?tls=false&keepAliveInterval=-1`,
      prefix: 'silent-',
      times: { answer: 400, answerWhenDown: 200, attempt: 100, renew: 600, look: 100_000 },
    });
    await log.append('a', 'absent', [someEvent()]);
    const before = line.opened;
    line.fallSilent();
    const event = someEvent();
    let failures = 0;
    for (;;)
      try {
        await log.append('a', '0', [event]);
        break;
      } catch (error) {
        if (!(error instanceof LogUnavailable)) throw error;
        failures += 1;
      }
    expect(failures).toBeGreaterThan(0);
    expect(line.opened).toBeGreaterThan(before);
    expect((await log.readStream('a')).events.map(({ id }) => id)).toContain(event.id);
    await log.close();
    line.close();
  });
});

describe('a cluster whose certificates are not trusted', () => {
  it('is told from one that is away', async () => {
    await makeTlsFolder(join(folder, 'theirs'));
    await makeTlsFolder(join(folder, 'another'));
    const store = await startEmulator(['--tls-folder', join(folder, 'theirs')]);
    const hosts = `localhost:${store.port},127.0.0.1:${store.port}`;
    const url = `esdb://admin:changeit@${hosts}?tls=true&tlsCAFile=${join(folder, 'another', 'ca.crt')}`;
    await expect(examineStore(url, '', 20_000)).rejects.toMatchObject({
      name: 'StoreUnreachable',
      why: 'distrusted',
    });
    await store.kill();
    await expect(examineStore(url, '', 20_000)).rejects.toMatchObject({
      name: 'StoreUnreachable',
      why: 'silent',
    });
  });
});
