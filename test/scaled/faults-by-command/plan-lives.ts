import { type FaultCase, faultCases } from './fault-cases.js';
import type { CommandStep, Step } from './step.js';
import type { Plan } from './tell-life.js';

/** Where each command of a life stands first. */
export function firstOfEach(steps: readonly Step[]): readonly (readonly [at: number, step: CommandStep])[] {
  const seen = new Set<string>();
  return [...steps.entries()].flatMap(([at, step]) => {
    if ('meanwhile' in step || seen.has(step.command)) return [];
    seen.add(step.command);
    return [[at, step] as const];
  });
}

/** Nobody else writes what is not there yet, or a register to which entries are only added. */
export const canMeet = ({ on }: CommandStep, { overtakes }: FaultCase): boolean =>
  overtakes === undefined || on !== undefined;

/** As many lives as there are faults: in all of them together every command meets every fault. */
export const allPairs = (steps: readonly Step[]): readonly Plan[] =>
  faultCases.map((_, life) => planned(steps, (command) => faultCases[(command + life) % faultCases.length]));

/** Two lives: in the first one every command meets a brief fault, in the second every third a lasting one. */
export function fewPairs(steps: readonly Step[], random: () => number): readonly Plan[] {
  const [brief, lasting] = [false, true].map((lasts) =>
    shuffled(
      faultCases.filter((fault) => fault.lasts === lasts),
      random,
    ),
  );
  const offset = Math.floor(random() * 3);
  const nth = (
    faults: readonly FaultCase[] | undefined,
    n: number,
    step: CommandStep,
  ): FaultCase | undefined => {
    const possible = faults?.filter((fault) => canMeet(step, fault));
    return possible?.[n % possible.length];
  };
  return [
    planned(steps, (command, step) => nth(brief, command, step)),
    planned(steps, (command, step) =>
      (command + offset) % 3 === 0
        ? nth(lasting, Math.floor((command + offset) / 3), step)
        : nth(brief, command + 5, step),
    ),
  ];
}

/** The pairs that are named, `Command:fault`, in as few lives as they need. */
export function somePairs(steps: readonly Step[], names: readonly string[]): readonly Plan[] {
  const plans: Map<number, FaultCase>[] = [];
  for (const name of names) {
    const [command, faultName] = name.split(':');
    const fault = faultCases.find((one) => one.name === faultName);
    if (fault === undefined) throw new Error(`there is no fault ${faultName}`);
    const [at] = firstOfEach(steps).find(([, step]) => step.command === command) ?? [];
    if (at === undefined) continue;
    const free = plans.find((plan) => !plan.has(at));
    if (free) free.set(at, fault);
    else plans.push(new Map([[at, fault]]));
  }
  return plans;
}

function planned(
  steps: readonly Step[],
  choose: (command: number, step: CommandStep) => FaultCase | undefined,
): Plan {
  const plan = new Map<number, FaultCase>();
  for (const [command, [at, step]] of firstOfEach(steps).entries()) {
    const fault = choose(command, step);
    if (fault !== undefined && canMeet(step, fault)) plan.set(at, fault);
  }
  return plan;
}

function shuffled<T>(of: readonly T[], random: () => number): readonly T[] {
  return of
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}
