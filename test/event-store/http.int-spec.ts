import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request as tlsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from './start-emulator.js';
import { makeTlsFolder } from './tls-folder.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
let open: RunningEmulator;
let guarded: RunningEmulator;

beforeAll(async () => {
  await makeTlsFolder(folder);
  open = await startEmulator();
  guarded = await startEmulator(['--tls-folder', folder]);
});

afterAll(async () => {
  await open.kill();
  await guarded.kill();
  rmSync(folder, { recursive: true });
});

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function ask(emulator: RunningEmulator, path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const options = { host: 'localhost', family: 4, port: emulator.port, path, method, headers };
  return new Promise<Answer>((resolve, reject) => {
    const request =
      emulator === guarded
        ? tlsRequest({ ...options, ca: readFileSync(join(folder, 'ca.crt')) })
        : plainRequest(options);
    request.on('error', reject).on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ status: statusCode, headers: answered, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    request.end(body);
  });
}

async function askOverHttp2(
  emulator: RunningEmulator,
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Answer> {
  const scheme = emulator === guarded ? 'https' : 'http';
  const session = connectHttp2(`${scheme}://localhost:${emulator.port}`, {
    ca: readFileSync(join(folder, 'ca.crt')),
  });
  const request = session.request({ ':method': method, ':path': path, ...headers });
  request.end(body);
  const [answered] = await once(request, 'response');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  session.close();
  return {
    status: Number(answered[':status']),
    headers: answered,
    body: Buffer.concat(parts).toString('utf8'),
  };
}

const post = (headers: Readonly<Record<string, string>>, body = '{"a":1}'): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'es-eventtype': 'noted', ...headers },
  body,
});

describe('one port for gRPC and HTTP', () => {
  it('answers both, with TLS and without', async () => {
    for (const emulator of [open, guarded]) {
      expect(JSON.parse((await ask(emulator, '/ping')).body)).toMatchObject({
        text: 'Ping request successfully handled',
      });
      expect((await ask(emulator, '/health/live')).status).toBe(204);
      expect(JSON.parse((await ask(emulator, '/gossip')).body)).toMatchObject({
        members: [{ state: 'Leader', isAlive: true, httpEndPointPort: emulator.port }],
      });
      expect((await ask(emulator, '/nothing')).status).toBe(404);
      const client = EventStoreDBClient.connectionString(
        emulator.url.replace('esdb://', 'esdb://admin:changeit@'),
      );
      await client.appendToStream(`both-${randomUUID()}`, jsonEvent({ type: 'noted', data: {} }));
      await client.dispose();
    }
  });

  it('answers HTTP over HTTP/2 too, beside a client on the same port', async () => {
    const id = { 'es-eventid': randomUUID() };
    const stream = `post-${randomUUID()}`;
    const path = `/streams/${stream}`;
    const authorization = `Basic ${Buffer.from('admin:changeit').toString('base64')}`;
    for (const emulator of [open, guarded]) {
      expect((await askOverHttp2(emulator, '/health/live')).status).toBe(204);
      expect(JSON.parse((await askOverHttp2(emulator, '/info')).body)).toMatchObject({ state: 'leader' });
      expect((await askOverHttp2(emulator, '/nothing')).status).toBe(404);
      const written = await askOverHttp2(emulator, path, post({ ...id, authorization }));
      expect(written.status).toBe(201);
      const scheme = emulator === guarded ? 'https' : 'http';
      expect(written.headers['location']).toBe(`${scheme}://localhost:${emulator.port}/streams/${stream}/0`);
    }
  });

  it('tells the protocols apart when their first bytes come one by one', async () => {
    const socket = connect({ host: '127.0.0.1', port: open.port, noDelay: true });
    const answered = new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString('latin1'))),
    );
    for (const letter of 'POST /nothing HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n') {
      socket.write(letter);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await answered).toMatch(/^HTTP\/1\.1 404 /u);
    socket.destroy();
  });
});

describe('an event by a post', () => {
  it('is sent to a place of its own when it has no id, and is in the log once', async () => {
    const stream = `post-${randomUUID()}`;
    const first = await ask(open, `/streams/${stream}`, post({}, '****'));
    expect(first.status).toBe(307);
    const place = new URL(String(first.headers['location'])).pathname;
    expect((await ask(open, place, post({}, '****'))).status).toBe(201);
    const again = await ask(open, place, post({}, '****'));
    expect(again.status).toBe(201);
    expect(new URL(String(again.headers['location'])).pathname).toBe(`/streams/${stream}/0`);
    const client = EventStoreDBClient.connectionString(open.url);
    const data: unknown[] = [];
    for await (const { event } of client.readStream(stream)) data.push(event?.data);
    expect(data).toEqual(['****']);
    await client.dispose();
  });

  it('is refused without a type, under no id, at another revision, in what is no number, and too large', async () => {
    const id = { 'es-eventid': randomUUID() };
    const path = `/streams/post-${randomUUID()}`;
    const untyped = { method: 'POST', headers: id, body: '{}' };
    expect((await ask(open, path, untyped)).status).toBe(400);
    for (const none of ['not-a-uuid', '00000000-0000-0000-0000-000000000000'])
      expect((await ask(open, path, post({ 'es-eventid': none }))).status).toBe(400);
    const wrong = await ask(open, path, post({ ...id, 'es-expectedversion': '5' }));
    expect([wrong.status, wrong.headers['es-currentversion']]).toEqual([400, '-1']);
    expect((await ask(open, path, post({ ...id, 'es-expectedversion': 'x' }))).status).toBe(400);
    expect((await ask(open, path, post(id, 'x'.repeat(1_048_577)))).status).toBeGreaterThanOrEqual(400);
    expect((await ask(open, path, post({ ...id, 'es-expectedversion': '-1' }))).status).toBe(201);
  });

  it('needs the right to write', async () => {
    const id = { 'es-eventid': randomUUID() };
    const path = `/streams/post-${randomUUID()}`;
    const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(user).toString('base64')}` });
    expect((await ask(guarded, path, post(id))).status).toBe(401);
    expect((await ask(guarded, path, post({ ...id, ...basic('admin:wrong') }))).status).toBe(401);
    expect((await ask(guarded, path, post({ ...id, ...basic('admin:changeit') }))).status).toBe(201);
  });
});
