import { setImmediate as settled } from 'node:timers/promises';
import type { Timers } from '@xiaohao/scheduling';

interface Ring {
  at: number;
  readonly sweeps: boolean;
  readonly call: () => void;
}

/** Time that goes from one thing to the next. Everything that waits does so here. */
export class VirtualTime {
  now: number;
  readonly #rings = new Set<Ring>();

  constructor(start: number) {
    this.now = start;
  }

  /** Something that happens at an instant. @returns what takes it back */
  at(instant: number, call: () => void, sweeps = false): () => void {
    const ring = { at: Math.max(instant, this.now), sweeps, call };
    this.#rings.add(ring);
    return () => this.#rings.delete(ring);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.at(this.now + milliseconds, resolve);
    });
  }

  /** Timers of a process whose sweeps may be skipped while there is nothing to find. */
  timers(): Timers {
    return { after: (ms, call) => this.at(this.now + ms, call, true) };
  }

  /**
   * Goes on until an instant. A sweep that would find nothing is moved on, by whole periods, to where something may
   * be found: without that a year would be a million sweeps that do nothing.
   * @param interesting the first instant at which a sweep may find something
   */
  async until(end: number, period: number, interesting: () => number): Promise<void> {
    for (;;) {
      await settled();
      const next = this.#first(() => true);
      if (next === undefined || next.at > end) break;
      if (next.sweeps) {
        const other = this.#first(({ sweeps }) => !sweeps)?.at ?? end;
        const found = Math.min(interesting(), other, end + 1);
        if (next.at < found) {
          next.at += Math.ceil((found - next.at) / period) * period;
          continue;
        }
      }
      this.#rings.delete(next);
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    this.now = end;
    await settled();
  }

  #first(which: (ring: Ring) => boolean): Ring | undefined {
    let first: Ring | undefined;
    for (const ring of this.#rings)
      if (which(ring) && (first === undefined || ring.at < first.at)) first = ring;
    return first;
  }
}
