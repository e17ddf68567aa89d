import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Sent } from '../journeys/caller.js';
import type { Cast } from '../journeys/cast.js';
import { measurePaper, problemPaper } from '../journeys/paper.js';
import type { Person } from '../journeys/person.js';
import type { Acknowledged } from './findings.js';
import type { Tally } from './tally.js';

/** A problem that is being corrected, with the measure of it on which progress is reported. */
export interface InWork {
  readonly problem: string;
  readonly measure: string;
}

interface Load {
  readonly cast: Cast;
  readonly random: () => number;
  readonly inWork: readonly InWork[];
  readonly tally: Tally;
  /** Once aborted, what is under way is brought to its end and nothing new begun. */
  readonly signal: AbortSignal;
}

export interface Loaded {
  readonly acknowledged: readonly Acknowledged[];
  /** How often a request had to be repeated. */
  readonly repeated: number;
}

interface Request {
  readonly path: string;
  readonly body: Sent;
  /** Absent for a new problem. */
  readonly on?: string;
}

/** What a server that was killed, or is not ready yet, may answer: ask again under the same key. */
const again = (answer: Answer): boolean =>
  answer.status === 503 || (answer.status === 409 && answer.body.code === 'IdempotencyKeyInUse');

/** One client: a request after the other, each repeated under its key until it is acknowledged. */
export async function bringLoad(client: number, load: Load): Promise<Loaded> {
  const { cast, signal, random, tally } = load;
  const { clerk, worker } = cast.people;
  const acknowledged: Acknowledged[] = [];
  let repeated = 0;
  for (let turn = 1; !signal.aborted; turn += 1) {
    const mark = `mark-${client}-${turn}-end`;
    const drawn = random() < 0.5 ? clerk : worker;
    const { path, body, on } = choose(mark, load, acknowledged);
    // The factory's clerk sees of the district's problems only those that there is a measure of in their hands.
    const by = load.inWork.some(({ problem }) => problem === on) ? drawn : clerk;
    const { answer, times } = await untilAnswered(by, path, body, mark);
    repeated += times - 1;
    if (answer.status !== 201 && answer.status !== 200)
      throw new Error(`${mark}: ${path} got ${answer.status} ${JSON.stringify(answer.body)}`);
    const { id = '', revision = '', number } = answer.body;
    acknowledged.push({
      mark,
      problem: on ?? id,
      revision,
      ...(on === undefined && number !== undefined ? { number } : {}),
    });
    tally.add();
  }
  return { acknowledged, repeated };
}

async function untilAnswered(
  by: Person,
  path: string,
  body: Sent,
  key: string,
): Promise<{ readonly answer: Answer; readonly times: number }> {
  for (let times = 1; ; times += 1) {
    const headers = { 'idempotency-key': key, 'if-match': '*' };
    const answer = await by.post(path, body, headers).catch(() => undefined);
    if (answer && !again(answer)) return { answer, times };
    await pause(20);
  }
}

function choose(mark: string, { cast, random, inWork }: Load, own: readonly Acknowledged[]): Request {
  const { campaign, units, people } = cast;
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const { problem, measure } = one(inWork);
  const kind = random();
  if (kind < 0.35)
    return {
      path: '/problems',
      body: problemPaper(campaign, units.district, { wording: { title: mark, description: '查摆发现' } }),
    };
  if (kind < 0.6) {
    const on = random() < 0.5 || own.length === 0 ? problem : one(own).problem;
    return { on, path: `/problems/${on}/causes`, body: { kind: 'thought', text: mark } };
  }
  if (kind < 0.7) {
    const accountable = { person: people.worker.id, leader: people.leader.id, unit: units.district };
    const content = measurePaper({ ...accountable, dueOn: '2099-12-31' }, 'now', { text: mark });
    return { on: problem, path: `/problems/${problem}/measures`, body: { content } };
  }
  return {
    on: problem,
    path: `/problems/${problem}/measures/${measure}/progress`,
    body: { percent: Math.floor(random() * 101), done: mark },
  };
}
