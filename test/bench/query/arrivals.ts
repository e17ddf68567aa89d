import { setTimeout as pause } from 'node:timers/promises';

export interface Latencies {
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly answers: readonly number[];
}

/**
 * Requests at fixed times, whatever became of those before; each counts from the time it was due, so that a
 * stall is felt by all that come during it. Milliseconds.
 */
export async function atFixedTimes(
  perSecond: number,
  seconds: number,
  send: (place: number) => Promise<number>,
): Promise<Latencies> {
  const running: Promise<{ readonly ms: number; readonly answer: number }>[] = [];
  const start = performance.now() + 50;
  for (let place = 0; place < perSecond * seconds; place++) {
    const due = start + (place * 1_000) / perSecond;
    while (performance.now() < due) await pause(Math.max(0, Math.floor(due - performance.now())));
    running.push(send(place).then((answer) => ({ ms: performance.now() - due, answer })));
  }
  const done = await Promise.all(running);
  const sorted = done.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), worst: at(1), answers: done.map(({ answer }) => answer) };
}
