import { administratorKey, ask, type Office, registration } from './office.js';

/** A problem that is being rectified, and its measure. */
export interface UnderMeasure {
  readonly problem: string;
  readonly measure: string;
}

const professions = ['discipline', 'finance', 'audit', 'organisation', 'law'];

/** Brings problems over REST to where progress is reported: some ten events each. */
export async function underMeasure(office: Office, count: number): Promise<readonly UnderMeasure[]> {
  const api = `${office.url}/api/v1`;
  const any = { 'if-match': '*' };
  const { units } = (await ask(`${api}/units`, office.key)) as unknown as {
    units: readonly { id: string; parent?: string }[];
  };
  const root = units.find(({ parent }) => parent === undefined)?.id;
  const panel = String(
    (await ask(`${api}/units`, administratorKey, { name: '联合审核小组', kind: 'office', parent: root })).id,
  );
  const members: { person: string; profession: string; key: string }[] = [];
  for (const profession of professions) {
    const body = { name: `审核员${profession}`, unit: panel, roles: ['panelReviewer', 'workGroupMember'] };
    const person = String((await ask(`${api}/people`, administratorKey, body)).id);
    const { secret } = await ask(`${api}/keys`, administratorKey, { person, name: profession });
    members.push({ person, profession, key: String(secret) });
  }
  const roster = members.map(({ person, profession }) => ({ person, profession }));
  await ask(`${api}/campaigns/${office.campaign}/panel`, administratorKey, { members: roster }, any);
  const made: UnderMeasure[] = [];
  for (let n = 0; n < count; n += 1)
    made.push(
      await bring(
        office,
        members.map(({ key }) => key),
      ),
    );
  return made;
}

async function bring(
  office: Office,
  [first = '', second = '', third = '']: readonly string[],
): Promise<UnderMeasure> {
  const problems = `${office.url}/api/v1/problems`;
  const problem = String((await ask(problems, office.key, registration(office))).id);
  const act = (key: string, path: string, body: unknown = {}) =>
    ask(`${problems}/${problem}/${path}`, key, body, { 'if-match': '*' });
  const opinion = { session: 'crossReview', text: '事实清楚，定性准确。' };
  await act(office.key, 'causes', { kind: 'management', text: '日常提醒不到位，审批把关不严。' });
  await act(office.key, 'submission');
  await act(first, 'first-review', opinion);
  await act(second, 'second-review', opinion);
  await act(third, 'finalisation', {});
  const answer = await act(office.key, 'measures', {
    content: {
      text: '修订公务接待管理办法，实行一事一单。',
      steps: ['起草', '征求意见', '印发'],
      indicator: { name: '超标接待次数', unit: '次', baseline: 2, target: 0 },
      dueOn: '2027-12-31',
      expectedResult: '接待全部附公函和清单',
      person: office.person,
      leader: office.person,
      unit: office.unit,
      horizon: 'lasting',
    },
  });
  await act(office.key, 'rectification');
  return { problem, measure: (answer.created as { readonly measure: string }).measure };
}
