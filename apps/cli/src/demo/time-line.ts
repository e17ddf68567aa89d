import { addDays, daysBetween } from '@xiaohao/working-calendar';
import { courseOf } from './course/course.js';
import type { Matter } from './course/draft.js';
import { isSettled, type Target, targets } from './course/targets.js';
import { randomOf } from './random.js';
import type { Step } from './step.js';
import { type Topic, topics } from './texts/index.js';
import { ownerUnits } from './units.js';

/** How long the demo's campaign has run when it is looked at, days. */
export const span = 730;

export interface Wish {
  readonly seed: number;
  readonly problems: number;
  /** Date on which the campaign begins. */
  readonly from: string;
}

export interface TimeLine {
  /** Days in order; of each the steps in order. */
  readonly days: readonly { readonly day: string; readonly steps: readonly Step[] }[];
  readonly steps: number;
  readonly endsOn: string;
}

type Theme = Pick<Matter, 'topic' | 'unit' | 'target'>;

/** Everything that happens in the demo, from one seed: the same wish gives the same time line. */
export function timeLineOf(wish: Wish): TimeLine {
  const courses: Step[][] = [];
  const matters: Matter[] = [];
  for (const [index, theme] of themesOf(wish).entries()) {
    const partner = theme.target.stage === 'merged' ? partnerOf(matters) : undefined;
    const matter: Matter = {
      seed: wish.seed,
      index,
      ...theme,
      // With nothing to be merged into, it is withdrawn.
      ...(theme.target.stage === 'merged' && partner === undefined ? { target: { stage: 'withdrawn' } } : {}),
      ...(partner === undefined ? {} : { repeats: partner.index, topic: partner.topic, unit: partner.unit }),
      startsOn: wish.from,
    };
    const placed = { ...matter, startsOn: startOf(wish, matter) };
    matters.push(placed);
    courses.push([...courseOf(placed)]);
  }
  return inOrder(courses.flat(), addDays(wish.from, span));
}

/** Targets come round by round, each round in its own order; topics and units as they fall. */
function themesOf({ seed, problems }: Wish): readonly Theme[] {
  return Array.from({ length: problems }, (_, index) => {
    const round = randomOf('round', seed, Math.floor(index / targets.length));
    const target = targetAt(index, round.shuffled(targets));
    const random = randomOf('theme', seed, index);
    const topic: Topic = random.pick(topics);
    return { target, topic, unit: random.pick(ownerUnits).code };
  });
}

/** The first round keeps the list's order: even a small demo has a bit of everything. */
const targetAt = (index: number, order: readonly Target[]): Target =>
  (index < targets.length ? targets : order)[index % targets.length] ?? { stage: 'identified' };

/** A problem that is still in work at the end, and has been for so long that it can be repeated. */
const partnerOf = (matters: readonly Matter[]): Matter | undefined =>
  matters.findLast(({ target }) =>
    ['publicised', 'verified', 'signOffRequested', 'unitApproved'].includes(target.stage),
  );

/** Settled problems lie anywhere in the two years; the others have come to where they are just now. */
function startOf({ from, seed }: Wish, matter: Matter): string {
  const days = courseOf(matter).at(-1)?.day ?? from;
  const takes = daysBetween(from, days);
  const random = randomOf('start', seed, matter.index);
  const latest = Math.max(0, span - takes - 20);
  if (isSettled(matter.target)) return addDays(from, random.whole(0, latest));
  return addDays(from, Math.max(0, latest - random.whole(0, matter.target.stage === 'merged' ? 10 : 30)));
}

function inOrder(steps: readonly Step[], end: string): TimeLine {
  const byDay = new Map<string, Step[]>();
  for (const step of steps) {
    const day = byDay.get(step.day);
    if (day) day.push(step);
    else byDay.set(step.day, [step]);
  }
  const days = [...byDay]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, taken]) => ({ day, steps: taken }));
  const last = days.at(-1)?.day ?? end;
  return { days, steps: steps.length, endsOn: last > end ? last : end };
}
