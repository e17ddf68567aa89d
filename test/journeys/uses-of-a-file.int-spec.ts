import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

jest.setTimeout(120_000);

/** One paper that is handed in for several problems: whoever verifies one of them sees the others. */
describe('one file that proves something in two problems', () => {
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

  it('is named with both, and not by those who see neither', async () => {
    const { worker, verifier } = cast.people;
    const problems = [await readyForSignOff(cast), await readyForSignOff(cast)];
    const { digest } = await done(worker.uploads('通报.txt', '同一份通报'));
    for (const problem of problems) {
      const { measures } = await done(worker.get(`/problems/${problem}`));
      const [{ measure } = { measure: '' }] = measures as readonly { readonly measure: string }[];
      await done(worker.proves(problem, { measure, test: 'effectReached', digest, name: '通报.txt' }));
    }
    const path = `/evidence-files/${digest}/uses`;
    const { uses } = await done(verifier.get(path));
    expect(uses).toEqual(
      problems.map((problem) => ({
        digest,
        problem,
        evidence: expect.any(String),
        name: '通报.txt',
        at: expect.any(String),
      })),
    );
    const { files } = await done(verifier.get('/evidence-files/shared'));
    expect(files).toEqual([{ digest, name: '通报.txt', problems: 2 }]);
    for (const none of ['0'.repeat(64), 'no-digest'])
      expect(await refusal(verifier.get(`/evidence-files/${none}/uses`))).toEqual([404, 'NotFound']);
  });
});
