import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

interface Described {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly responses: Readonly<Record<string, Response200>> } }>
  >;
}
interface Response200 {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
}

describe('whatever is downloaded', () => {
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

  const names = async (caller: Caller, path: string): Promise<string | null> => {
    const headers = { authorization: `Bearer ${caller.key}` };
    const answer = await fetch(`${server.url}/api/v1${path}`, { headers });
    expect([path, answer.status]).toEqual([path, 200]);
    await answer.arrayBuffer();
    return answer.headers.get('content-disposition');
  };
  const named = (plain: string, name: string) =>
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;

  it('has a name for the reader, Chinese beside a plain one', async () => {
    const { administrator } = cast;
    expect(await names(administrator, '/organisation/units.csv')).toBe(named('units.csv', '单位.csv'));
    expect(await names(administrator, '/organisation/people.csv')).toBe(named('people.csv', '人员.csv'));
    const { worker } = cast.people;
    const problem = await readyForSignOff(cast);
    const { number = '' } = await done(worker.get(`/problems/${problem}`));
    expect(await names(worker, `/problems/${problem}/dossier`)).toBe(
      named(`dossier-${number}.json`, `案卷-${number}.json`),
    );
    expect(await names(worker, `/problems/${problem}/proof?revision=0`)).toBe(
      named(`proof-${number}-0.txt`, `证明-${number}-0.txt`),
    );
  });

  it('is named as evidence by the last use that the reader sees, or by its digest', async () => {
    const { worker, verifier } = cast.people;
    const problem = await readyForSignOff(cast);
    const { digest } = await done(worker.uploads('通报.txt', '一份通报'));
    const path = `/evidence-files/${digest}`;
    expect(await names(worker, path)).toBe(
      `attachment; filename="evidence-${String(digest).slice(0, 12)}.txt"`,
    );
    const { measures } = await done(worker.get(`/problems/${problem}`));
    const [{ measure } = { measure: '' }] = measures as readonly { readonly measure: string }[];
    for (const name of ['通报.txt', '通报 全文.bat'])
      await done(worker.proves(problem, { measure, test: 'effectReached', digest, name }));
    expect(await names(verifier, path)).toBe(named('__ __.bat.txt', '通报 全文.bat.txt'));
  });

  it('is described as such', async () => {
    const { paths } = (await (await fetch(`${server.url}/openapi.json`)).json()) as Described;
    const downloads = Object.entries(paths).flatMap(([path, { get }]) =>
      get?.responses['200']?.headers?.['Content-Disposition']?.required ? [path] : [],
    );
    expect(downloads.toSorted()).toEqual([
      '/api/v1/evidence-files/{digest}',
      '/api/v1/organisation/people.csv',
      '/api/v1/organisation/units.csv',
      '/api/v1/problems/{id}/dossier',
      '/api/v1/problems/{id}/proof',
    ]);
  });
});
