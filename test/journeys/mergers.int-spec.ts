import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

/** Two entries for one matter become one, and no order of mergers loses the matter. */
describe('merging problems', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;

  const identified = async (): Promise<string> =>
    (await done(cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district)))).id ?? '';
  const merge = (problem: string, into: string) =>
    cast.people.clerk.acts(problem, 'merger', { into, ground: '同一事项' });
  const withdraw = (problem: string) => cast.people.clerk.acts(problem, 'withdrawal', { ground: '不成立' });
  const shown = (problem: string) => done(cast.people.clerk.get(`/problems/${problem}`));

  beforeAll(async () => {
    server = await startServer(folder);
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('shows on the one that stays what it took in, and disturbs nobody who writes there', async () => {
    const [gone, stays] = [await identified(), await identified()];
    const before = await cast.people.clerk.get(`/problems/${stays}`);
    await done(merge(gone, stays));
    expect(await shown(gone)).toMatchObject({ stage: 'merged', mergedInto: stays, takenIn: [] });
    expect(await shown(stays)).toMatchObject({
      stage: 'identified',
      takenIn: [{ problem: gone, by: cast.people.clerk.id }],
    });
    const cause = { kind: 'thought', text: '认识不到位' };
    const etag = before.headers.get('etag') ?? '';
    expect(await cast.people.clerk.acts(stays, 'causes', cause, { 'if-match': etag })).toMatchObject({
      status: 201,
    });
  });

  it('keeps what others were merged into', async () => {
    const [gone, stays, third] = [await identified(), await identified(), await identified()];
    await done(merge(gone, stays));
    expect(await refusal(withdraw(stays))).toEqual([409, 'HasTakenIn']);
    expect(await refusal(merge(stays, third))).toEqual([409, 'HasTakenIn']);
    await done(merge(third, stays));
    expect((await shown(stays))['takenIn']).toHaveLength(2);
  });

  it('leaves one of two that are merged into each other at once, and tries again', async () => {
    for (let i = 0; i < 12; i++) {
      const [one, other] = [await identified(), await identified()];
      const answers = await Promise.all([merge(one, other), merge(other, one)]);
      const merged = answers.filter(({ status }) => status === 200).length;
      expect(merged).toBeLessThanOrEqual(1);
      // Of two that took each other in, the smaller id lets go.
      if (merged === 0) await done(one < other ? merge(one, other) : merge(other, one));
      const stages = [(await shown(one))['stage'], (await shown(other))['stage']];
      expect(stages.toSorted()).toEqual(['identified', 'merged']);
      const [gone, stays] = stages[0] === 'merged' ? [one, other] : [other, one];
      expect(await shown(stays)).toMatchObject({ takenIn: [{ problem: gone }] });
    }
  });

  it('binds the one that stays before the other ends', async () => {
    for (let i = 0; i < 12; i++) {
      const [gone, stays] = [await identified(), await identified()];
      const answers = await Promise.all([merge(gone, stays), withdraw(stays)]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });

  it('takes nothing in for a merger that is refused', async () => {
    const [gone, stays] = [await identified(), await identified()];
    const stale = await cast.people.clerk.acts(
      gone,
      'merger',
      { into: stays, ground: '同一事项' },
      { 'if-match': '"7"' },
    );
    expect(stale.status).toBe(412);
    expect(await refusal(cast.people.clerk.acts(gone, 'merger', { into: stays, ground: '' }))).toEqual([
      422,
      'FieldInvalid',
      '/ground',
    ]);
    const ahead = { into: stays, ground: '同一事项', happenedAt: '9998-12-31' };
    expect(await refusal(cast.people.clerk.acts(gone, 'merger', ahead))).toEqual([
      422,
      'FieldInvalid',
      '/happenedAt',
    ]);
    const key = { 'if-match': '*', 'idempotency-key': 'a-cause' };
    await done(cast.people.clerk.acts(gone, 'causes', { kind: 'thought', text: '认识不到位' }, key));
    expect(
      (await cast.people.clerk.acts(gone, 'merger', { into: stays, ground: '同一事项' }, key)).status,
    ).toBe(422);
    expect((await shown(stays))['takenIn']).toEqual([]);
    await done(withdraw(stays));
  });
});
