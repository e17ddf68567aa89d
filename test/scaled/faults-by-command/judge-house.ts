import type { RecordedEvent } from '@xiaohao/event-log';
import { formatNumber, type NumberSeriesName } from '@xiaohao/numbering';
import { findings } from '../../crash/findings.js';
import { rebuildViews } from '../../crash/rebuild-views.js';
import { readProblems } from '../read-problems.js';
import type { House } from './house.js';

/** Once everything is quiet: histories, numbers, views against the log. Stops the server. Everything that does not hold. */
export async function judgeHouse(house: House): Promise<readonly string[]> {
  const found: string[] = [];
  const problems = await readProblems(house.crew);
  found.push(...findings({ acknowledged: [], problems }));
  for (const { id, events } of problems) {
    const stream = await house.log.readStream(`problem-${id}`);
    const [told, stored] = [events, stream.events].map((list) => list.map((event) => event.id).join());
    if (told !== stored) found.push(`the history of ${id} is not what the log holds`);
  }
  found.push(...(await rebuildViews(house.crew, house.folder)));
  if (/"level":60/.test(house.written)) found.push(`the server wrote ${house.written.slice(-2_000)}`);
  // What an append without an answer has left open is settled by the start after it.
  await house.stop();
  await house.start();
  await house.stop();
  found.push(...numbersAmiss(await house.eventsAfter(null)));
  return found;
}

interface Reserved {
  readonly series: NumberSeriesName;
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** Numbers that are in use and void, twice in use, or neither. */
export function numbersAmiss(events: readonly RecordedEvent[]): readonly string[] {
  const used = new Map<string, number>();
  const reserved: Reserved[] = [];
  const voided = new Set<string>();
  for (const { stream, type, data } of events) {
    if (type === 'NumbersReserved') reserved.push(data as unknown as Reserved);
    else if (type === 'NumbersSettled' || type === 'NodeNumbersSettled')
      for (const n of data['voided'] as readonly number[]) voided.add(`${stream} ${n}`);
    else
      for (const field of ['number', 'closingNumber', 'filingNumber']) {
        const number = data[field];
        if (typeof number === 'string') used.set(number, (used.get(number) ?? 0) + 1);
      }
  }
  const numbers = reserved.flatMap(({ series, year, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, n) => ({
      text: formatNumber(series, year, from + n),
      void: voided.has(`numbers-${series}-${year} ${from + n}`),
    })),
  );
  const wrong = numbers.filter(({ text, void: isVoid }) => (used.get(text) ?? 0) + (isVoid ? 1 : 0) !== 1);
  return wrong.map(
    ({ text, void: isVoid }) => `${text} is ${used.get(text) ?? 0} times in use${isVoid ? ', and void' : ''}`,
  );
}
