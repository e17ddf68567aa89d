import type { HeldRole } from '@xiaohao/organisation';
import type { Api } from '../connection/api.js';
import { Declined, Refused } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import type { Progress } from '../output/progress.js';
import { furnish, issueKeys } from './house.js';
import { lookAround, startOf } from './opening.js';
import { samplePeople } from './people.js';
import { morningOf, play } from './play.js';
import { timeLineOf } from './time-line.js';

export interface DemoWish {
  readonly problems: number;
  readonly seed: number;
  readonly ifEmpty: boolean;
  readonly from: string | undefined;
  readonly lang: Language;
}

/** A key to try a role with. */
export interface SampleKey {
  readonly role: HeldRole;
  readonly person: string;
  readonly key: string;
}

export type DemoOutcome =
  | { readonly outcome: 'notEmpty' | 'alreadyFilled'; readonly problems: number }
  | {
      readonly outcome: 'filled';
      readonly problems: number;
      readonly steps: number;
      readonly from: string;
      readonly to: string;
      readonly seconds: number;
      readonly keys: readonly SampleKey[];
    };

/** Fills a server on the virtual clock; one that was interrupted is gone on with. @throws Declined, Refused */
export async function fillDemo(api: Api, wish: DemoWish, progress: Progress): Promise<DemoOutcome> {
  const begun = performance.now();
  const opening = await lookAround(api, wish.lang);
  if (wish.ifEmpty && opening.total > 0) return { outcome: 'notEmpty', problems: opening.total };
  const from = startOf(opening, wish.from, wish.lang);
  const timeLine = timeLineOf({ seed: wish.seed, problems: wish.problems, from });
  const end = Date.parse(morningOf(timeLine.endsOn));
  let now = Date.parse(opening.now);
  // The clock comes to the end only when every step has been played.
  if (now >= end && opening.total >= wish.problems)
    return { outcome: 'alreadyFilled', problems: opening.total };
  // A smaller demo that has come to its end is not made larger: what is missing would have to be dated back.
  if (now >= end && opening.total > 0)
    throw new Declined(message(wish.lang, 'smallerDemo'), exitCodes.refused);
  const reach = async (instant: string): Promise<void> => {
    if (Date.parse(instant) <= now) return;
    await api.post('/clock', { now: instant });
    now = Date.parse(instant);
  };
  await reach(morningOf(from));
  const prefix = `demo-${wish.seed}`;
  const house = await furnish(api, prefix, from).catch((error: unknown) => {
    throw isOthersData(error) ? new Declined(message(wish.lang, 'otherData'), exitCodes.refused) : error;
  });
  const hands = new Set(timeLine.days.flatMap(({ steps }) => steps.map(({ by }) => by)));
  const keys = await issueKeys(api, house, [...hands].sort());
  await play(
    { api, house, keys, prefix, reach, played: (done) => progress.at(done, timeLine.steps) },
    timeLine,
  );
  await reach(morningOf(timeLine.endsOn));
  const samples = await issueKeys(api, house, [...new Set(samplePeople.map(({ person }) => person.code))]);
  return {
    outcome: 'filled',
    problems: wish.problems,
    steps: timeLine.steps,
    from,
    to: timeLine.endsOn,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    keys: samplePeople.map(({ role, person }) => ({
      role,
      person: person.name,
      key: samples.get(person.code) ?? '',
    })),
  };
}

const isOthersData = (error: unknown): boolean =>
  error instanceof Refused && ['RootExists', 'IdempotencyKeyReused'].includes(error.details.code);
