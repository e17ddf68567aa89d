import { randomUUID } from 'node:crypto';
import type { Figure, Measured } from '../figure.js';
import { median } from '../median.js';
import { administratorKey, ask, furnish, registration } from './office.js';
import { benchFolder, clear, startProcess } from './server-process.js';

const foreignProblems = 100;
const rounds = 1_000;
const warmUp = 200;

/** Milliseconds until an id is answered 404. @throws when it is answered otherwise */
async function timeOf(url: string, key: string): Promise<number> {
  const before = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  await answer.arrayBuffer();
  const time = performance.now() - before;
  if (answer.status !== 404) throw new Error(`it is answered ${answer.status}`);
  return time;
}

async function timing(): Promise<Measured> {
  const folder = benchFolder('absent');
  const served = await startProcess('programs/server.js', {
    XIAOHAO_DATA_DIR: folder,
    XIAOHAO_BOOTSTRAP_KEY: administratorKey,
  });
  try {
    const office = await furnish(served.url);
    const api = `${served.url}/api/v1`;
    const post = (path: string, body: unknown) => ask(`${api}${path}`, administratorKey, body);
    const { units } = (await ask(`${api}/units`, administratorKey)) as unknown as {
      units: readonly { readonly id: string; readonly parent?: string }[];
    };
    const parent = units.find((unit) => unit.parent === undefined)?.id;
    const unit = (await post('/units', { name: '示例市乙区总工会', kind: 'districtFederation', parent })).id;
    const person = (await post('/people', { name: '乙区经办人', unit, roles: ['unitClerk'] })).id;
    const stranger = String((await post('/keys', { person, name: 'stranger' })).secret);
    const foreign: string[] = [];
    for (let n = 0; n < foreignProblems; n += 1)
      foreign.push(String((await ask(`${api}/problems`, office.key, registration(office))).id));
    const times = { foreign: [] as number[], absent: [] as number[] };
    for (let round = -warmUp; round < rounds; round += 1) {
      const known = foreign[Math.abs(round) % foreign.length] ?? '';
      // Turn and turn about, so that neither has the quieter machine.
      const first = round % 2 === 0;
      const absent = () => timeOf(`${api}/problems/${randomUUID()}`, stranger);
      const before = first ? await absent() : 0;
      const seen = await timeOf(`${api}/problems/${known}`, stranger);
      const after = first ? 0 : await absent();
      if (round < 0) continue;
      times.foreign.push(seen);
      times.absent.push(before + after);
    }
    const [one, other] = [median(times.foreign), median(times.absent)];
    return {
      value: Math.max(one, other),
      unit: 'ms',
      floor: Math.min(one, other),
      notes: { slower: one > other ? 'foreign' : 'absent', rounds },
    };
  } finally {
    await served.stop();
    clear(folder);
  }
}

/** How far the median time of somebody else's problem is from that of an id that nobody has. */
export const absentFigures: readonly Figure[] = [
  { name: 'absent.timing', judged: 'ratio', better: 'lower', target: 1.05, measure: timing },
];
