import type { RecordedEvent } from '@xiaohao/event-log';
import { formatNumber, type NumberSeriesName } from '@xiaohao/numbering';

interface Reserved {
  readonly series: NumberSeriesName;
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** Numbers that were reserved and are in use and void, twice in use, or neither, once every process has stopped in good order. */
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
