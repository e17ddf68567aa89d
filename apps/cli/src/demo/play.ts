import { chinaTime, startOfDay } from '@xiaohao/working-calendar';
import type { Api } from '../connection/api.js';
import type { DemoHouse } from './house.js';
import { severally } from './severally.js';
import { sign } from './sign.js';
import type { Ids, Step } from './step.js';
import type { TimeLine } from './time-line.js';

/** What playing needs beside the time line. */
export interface Stage {
  readonly api: Api;
  readonly house: DemoHouse;
  /** Each person's key. */
  readonly keys: ReadonlyMap<string, string>;
  /** Begins every Idempotency-Key: a step that was played before is found again, not made twice. */
  readonly prefix: string;
  /** The virtual clock, moved on when the instant is still to come. */
  reach(instant: string): Promise<void>;
  played(steps: number): void;
}

interface Answer {
  readonly id: string;
  readonly created?: Readonly<Record<string, string>>;
}

const officeOpens = 9 * 3_600_000;

/** When the work of a day is recorded. */
export const morningOf = (day: string): string =>
  new Date(Date.parse(startOfDay(day, chinaTime)) + officeOpens).toISOString();

/** Plays the time line: day after day, within a day the problems beside each other, each in its own order. */
export async function play(stage: Stage, { days }: TimeLine): Promise<void> {
  const made = new Map<string, string>();
  let done = 0;
  const perform = async (step: Step): Promise<void> => {
    await performStep(stage, made, step);
    done += 1;
    stage.played(done);
  };
  for (const { day, steps } of days) {
    await stage.reach(morningOf(day));
    for (const step of steps.filter(({ numbered }) => numbered)) await perform(step);
    const rest = Map.groupBy(
      steps.filter(({ numbered }) => !numbered),
      ({ problem }) => problem,
    );
    await severally([...rest.values()], async (ofOneProblem) => {
      for (const step of ofOneProblem) await perform(step);
    });
  }
}

async function performStep(
  { api, house, keys, prefix }: Stage,
  made: Map<string, string>,
  step: Step,
): Promise<void> {
  const known = (name: string, id: string | undefined): string => {
    if (id === undefined) throw new Error(`step ${step.order} of problem ${step.problem + 1} needs ${name}`);
    return id;
  };
  const own = (name: string): string => known(name, made.get(`${step.problem}/${name}`));
  const ids: Ids = {
    unit: (code) => known(code, house.units.get(code)),
    person: (code) => known(code, house.people.get(code)),
    campaign: house.campaign,
    own,
    problem: (index) => known(`problem ${index + 1}`, made.get(`${index}/problem`)),
  };
  const as = known(`a key of ${step.by}`, keys.get(step.by));
  if (step.file) {
    const { name, content } = step.file;
    const { digest } = await api.upload<{ readonly digest: string }>('/evidence-files', name, content, {
      as,
    });
    made.set(`${step.problem}/${step.makes}`, digest);
    return;
  }
  const path = step.order === 1 ? '/problems' : `/problems/${own('problem')}${step.path(ids)}`;
  const idempotencyKey = `${prefix}-${step.problem + 1}-${step.order}`;
  if (step.signs) return sign(api, path, step.body(ids), { idempotencyKey, as });
  const answer = await api.post<Answer>(path, step.body(ids), { idempotencyKey, as });
  if (step.order === 1) made.set(`${step.problem}/problem`, answer.id);
  const created = Object.values(answer.created ?? {})[0];
  if (step.makes !== undefined && created !== undefined) made.set(`${step.problem}/${step.makes}`, created);
}
