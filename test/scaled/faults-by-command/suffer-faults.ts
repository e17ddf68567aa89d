import { problemCommandTypes } from '@xiaohao/problem';
import { seeded } from '../../crash/random.js';
import { House } from './house.js';
import { judgeHouse } from './judge-house.js';
import { problemLife } from './problem-life.js';
import { registerLife } from './register-life.js';
import type { Step } from './step.js';
import { Tally } from './tally.js';
import { learnLife, type Plan, sufferLife, type Undisturbed } from './tell-life.js';

export interface Suffering {
  readonly seed: number;
  /** Servers beside each other, each on a store of its own. */
  readonly houses: number;
  /** The lives that are told, by what is told in them. */
  readonly plans: (steps: readonly Step[]) => readonly Plan[];
  readonly onLife?: (tally: Tally, left: number) => void;
}

interface Job {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly plan: Plan;
  readonly undisturbed: Undisturbed;
  readonly seed: number;
}

/** Commands in flight, each of which meets the faults that it is planned to meet. @throws when a life cannot go on */
export async function sufferFaults({ seed, houses, plans, onLife }: Suffering): Promise<Tally> {
  const tally = new Tally();
  const open: House[] = [];
  try {
    const first = await House.open();
    open.push(first);
    const jobs: Job[] = [];
    const lives = { problem: problemLife, register: registerLife };
    for (const [name, steps] of Object.entries(lives)) {
      const wanted = plans(steps);
      const undisturbed = await learnLife({ house: first, steps, name });
      tally.found.push(...notCovered(name, undisturbed));
      for (const plan of wanted) jobs.push({ name, steps, plan, undisturbed, seed: seed + jobs.length });
    }
    const work = async (house: House): Promise<void> => {
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
        const { steps, name, plan, undisturbed } = job;
        const told = sufferLife({ house, steps, name }, plan, undisturbed, seeded(job.seed), tally);
        await told.catch((error: unknown) => tally.found.push(`a life could not go on: ${String(error)}`));
        onLife?.(tally, jobs.length);
      }
      tally.found.push(...(await judgeHouse(house)));
    };
    const another = async (): Promise<void> => {
      const house = await House.open();
      open.push(house);
      await work(house);
    };
    await Promise.all([work(first), ...Array.from({ length: houses - 1 }, another)]);
    return tally;
  } finally {
    await Promise.all(open.map((house) => house.close()));
  }
}

/** Of two mergers at once alone: `test/journeys/mergers`. */
const ofRaces: readonly string[] = ['LapseMerger'];

/** Commands on problems that the life does not give. */
function notCovered(name: string, undisturbed: Undisturbed): readonly string[] {
  const clocks = [...problemLife, ...registerLife].flatMap((step) =>
    'clocks' in step && step.clocks ? [step.clocks.command] : [],
  );
  if (name !== 'problem') return [];
  const given = new Set([
    ...[...undisturbed.values()].flatMap(({ commands }) => commands),
    ...clocks,
    ...ofRaces,
  ]);
  return problemCommandTypes
    .filter((command) => !given.has(command))
    .map((command) => `${command} meets no fault`);
}
