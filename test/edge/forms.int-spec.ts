import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { problemPaper } from '../journeys/paper.js';
import { dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { send } from './send.js';

const limit = 20 * 1024 * 1024;
const multipart = 'multipart/form-data; boundary=x';

interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly content: string;
}

const formOf = (parts: readonly Part[]): string => {
  const texts = parts.map(({ name, filename, content }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`;
    return `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return `${texts.join('')}--x--\r\n`;
};
const file = (content: string, name = 'file'): Part => ({ name, filename: 'a.txt', content });

describe('a form', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-01-05T00:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const posts = async (path: string, body: string, type = multipart) => {
    const headers = {
      authorization: `Bearer ${cast.people.clerk.key}`,
      'content-type': type,
      'if-match': '*',
    };
    const answer = await send(office.url, { method: 'POST', path: `/api/v1${path}`, headers, body });
    return [answer.status, answer.body?.code];
  };

  it('is refused where JSON is asked for, whatever is in it, and nothing is done', async () => {
    const { clerk } = cast.people;
    const { id = '' } = await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)));
    await done(clerk.namesCause(id, 'management'));
    const before = await done(clerk.reads(id));
    const unsupported = [415, 'UnsupportedMediaType'];
    expect(await posts(`/problems/${id}/submission`, formOf([{ name: 'foo', content: 'bar' }]))).toEqual(
      unsupported,
    );
    expect(await posts(`/problems/${id}/submission`, 'garbage')).toEqual(unsupported);
    expect(await posts(`/problems/${id}/submission`, '', 'multipart/form-data')).toEqual(unsupported);
    expect(await posts('/units', formOf([file('x')]))).toEqual(unsupported);
    expect(await done(clerk.reads(id))).toEqual(before);
  });

  it.each([
    ['a second file', [file('one'), file('two')]],
    ['a field beside the file', [file('one'), { name: 'note', content: 'x' }]],
    ['a field before the file', [{ name: 'note', content: 'x' }, file('one')]],
    ['a file of another name', [file('one', 'doc')]],
  ])('with %s is refused', async (_what, parts) => {
    expect(await posts('/evidence-files', formOf(parts))).toEqual([400, 'MalformedRequest']);
  });

  it('may hold a file of 20 MiB, and no byte more', async () => {
    expect(await posts('/evidence-files', formOf([file('a'.repeat(limit))]))).toEqual([201, undefined]);
    for (const more of [1, 1_000_000, limit])
      expect(await posts('/evidence-files', formOf([file('a'.repeat(limit + more))]))).toEqual([
        413,
        'FileTooLarge',
      ]);
  });

  it('that is far too large is read to its end, so that a sender who reads nothing before gets the answer', async () => {
    const body = formOf([file('a'.repeat(3 * limit))]);
    const { hostname, port } = new URL(office.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.pause();
    const head = `POST /api/v1/evidence-files HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${cast.people.clerk.key}\r\nContent-Type: ${multipart}\r\nContent-Length: ${body.length}\r\n\r\n`;
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.write(head + body, () => resolve());
    });
    const [answer] = (await once(socket.resume(), 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString('utf8')).toMatch(/^HTTP\/1\.1 413 /);
  });
});
