import { sweepEvery } from '@xiaohao/scheduling';
import { seeded } from '../crash/random.js';
import type { Blindness } from './blindness.js';
import { dayAt, dayNumber, midnight } from './days.js';
import { judge, type Verdict, wrongTerms } from './oracle.js';
import type { WorldRecord } from './record.js';
import { randomCalendar } from './sim-calendar.js';
import { VirtualTime } from './virtual-time.js';
import { World } from './world.js';

const hour = 3_600_000;
const day = 24 * hour;
const days = 365;

/** One year of two problems in which everything breaks now and then; the same seed gives the same year. */
export async function simulateYear(seed: number, blind: Blindness = 'none'): Promise<Verdict> {
  const record = await recordYear(seed, blind);
  const verdict = judge(record);
  return { ...verdict, other: [...verdict.other, ...wrongTerms(record)] };
}

/** @param clocksJump whether the host's clock is wrong now and then */
export async function recordYear(seed: number, blind: Blindness, clocksJump = true): Promise<WorldRecord> {
  const random = seeded(seed);
  const start = midnight(dayNumber('2026-01-01') + Math.floor(random() * 700));
  const time = new VirtualTime(start);
  const world = new World(time, random, randomCalendar(random, 'c0'), blind);
  world.start();
  const sometime = (): number => start + random() * days * day;
  const often = (times: number, what: () => void): void => {
    for (let n = Math.floor(random() * (times + 1)); n > 0; n -= 1) time.at(sometime(), what);
  };
  for (const problem of ['p1', 'p2'])
    for (const subject of ['measure/m1', 'measure/m2']) {
      const assigned = start + random() * 200 * day;
      const dueDay = dayAt(assigned) + Math.floor(random() * 60);
      time.at(assigned, () => world.owe(problem, subject, dueDay));
      if (random() < 0.4)
        time.at(midnight(dueDay) - random() * 15 * day, () =>
          world.owe(problem, subject, dueDay + 1 + Math.floor(random() * 40)),
        );
      if (random() < 0.7)
        time.at(midnight(dueDay) + (random() - 0.3) * 90 * day, () => world.owe(problem, subject, null));
    }
  for (const problem of ['p1', 'p2']) {
    often(2, () => world.answer(problem));
    often(6, () => world.poke(problem));
  }
  often(3, () => {
    world.crash();
    time.at(time.now + random() ** 4 * 40 * day, () => world.start());
  });
  often(4, () => world.loseQueue());
  often(2, () => {
    world.setStore(false);
    time.at(time.now + random() * 2 * hour, () => world.setStore(true));
  });
  // Most is due at midnight: a clock that is wrong at noon would harm nobody.
  for (let n = Math.floor(random() * 3); n > 0; n -= 1)
    time.at(midnight(dayAt(sometime()) + 1) - random() * 2 * hour, () => {
      const offset = (random() - 0.5) * 4 * hour;
      if (clocksJump) world.setOffset(offset);
      time.at(time.now + random() * 3 * hour, () => world.setOffset(0));
    });
  let calendars = 0;
  often(2, () => world.publish(randomCalendar(random, `c${++calendars}`)));
  const leaving = ['handler', 'leader', 'head'];
  often(2, () => {
    const person = leaving.pop();
    if (person) world.organise({ type: 'PersonLeft', data: { person, by: 'a', ground: 'x' } });
  });
  await time.until(start + days * day, sweepEvery, () => world.interesting());
  const record = world.end();
  world.crash();
  return record;
}

/** Whether a year went as promised. */
export const isWell = ({ missed, early, double, late, other }: Verdict): boolean =>
  [missed, early, double, late, other].every((faults) => faults.length === 0);
