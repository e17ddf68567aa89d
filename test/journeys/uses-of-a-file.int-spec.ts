import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

/** One paper that is handed in for several problems: whoever verifies one of them sees the others. */
describe('one file that proves something in two problems', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  /** Somebody with a post in a unit that has nothing to do with either. */
  const elsewhere = async (): Promise<Caller> => {
    const { administrator, units } = cast;
    const unit = { name: '乙区总工会', kind: 'districtFederation', parent: units.federation };
    const { id: at } = await done(administrator.post('/units', unit));
    const { id: person } = await done(
      administrator.post('/people', { name: '乙区经办', unit: at, roles: ['unitClerk'] }),
    );
    const { secret = '' } = await done(administrator.post('/keys', { person, name: '乙区经办' }));
    return new Caller(office, secret);
  };

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
    const stranger = await elsewhere();
    expect(await refusal(stranger.get(path))).toEqual([404, 'NotFound']);
    // Who has handed it in too knows the file, and of its uses those that they see.
    await done(stranger.uploads('通报.txt', '同一份通报'));
    expect((await done(stranger.get(path)))['uses']).toEqual([]);
  });
});
