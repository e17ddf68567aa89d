import { v7 } from 'uuid';
import { type Answer, done } from '../../journeys/caller.js';
import { asked, type Expected, expectedOf } from './expected.js';
import type { FaultCase } from './fault-cases.js';
import type { House } from './house.js';
import { requestOf, send } from './requests.js';
import type { CommandStep, Life, Step } from './step.js';
import { sufferPair } from './suffer-pair.js';
import type { Tally } from './tally.js';

/** What the commands of a life do undisturbed, by the step's place. */
export type Undisturbed = ReadonlyMap<number, Expected>;

/** Which steps meet a fault. */
export type Plan = ReadonlyMap<number, FaultCase>;

interface Telling {
  readonly house: House;
  readonly steps: readonly Step[];
  readonly name: string;
}

/** Tells a life without any fault, and says what each command did. */
export async function learnLife({ house, steps, name }: Telling): Promise<Undisturbed> {
  const learnt = new Map<number, Expected>();
  await house.tell(name, async (life) => {
    for (const [at, step] of steps.entries()) {
      if ('meanwhile' in step) {
        await step.meanwhile(life);
        continue;
      }
      const before = await house.log.head();
      const answer = await plainly(step, life);
      learnt.set(at, expectedOf(answer.status, asked(await house.eventsAfter(before))));
    }
  });
  return learnt;
}

/** Tells a life in which some commands meet a fault. */
export async function sufferLife(
  { house, steps, name }: Telling,
  plan: Plan,
  undisturbed: Undisturbed,
  random: () => number,
  tally: Tally,
): Promise<void> {
  await house.tell(name, async (life) => {
    for (const [at, step] of steps.entries()) {
      if ('meanwhile' in step) {
        await step.meanwhile(life);
        continue;
      }
      const fault = plan.get(at);
      const expected = undisturbed.get(at);
      if (fault === undefined || expected === undefined) await plainly(step, life);
      else keep(step, life, await sufferPair(house, life, { step, fault, expected, random }, tally));
    }
  });
}

async function plainly(step: CommandStep, life: Life): Promise<Answer> {
  const request = await requestOf(step, life, `${life.mark}-${v7()}`);
  const answer = await send(request);
  await done(Promise.resolve(answer)).catch((error: unknown) => {
    throw new Error(`${step.command} undisturbed: ${String(error)}`);
  });
  keep(step, life, answer);
  return answer;
}

function keep({ keeps, command }: CommandStep, { ids }: Life, { body }: Answer): void {
  if (keeps === undefined) return;
  const [from, as] = keeps;
  const id = from === 'id' ? body.id : body.created?.[from];
  if (id === undefined) throw new Error(`${command}: the answer has no ${from}: ${JSON.stringify(body)}`);
  ids.set(as, id);
}
