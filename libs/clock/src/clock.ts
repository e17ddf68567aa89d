/**
 * The one source of time. `now` never goes back within a process, whatever the host's clock does, and is UTC,
 * ISO 8601 with milliseconds.
 */
export interface Clock {
  readonly kind: 'real' | 'virtual';
  now(): string;
  /** How far the host's clock is behind the latest time that is known, milliseconds; 0 where it is not, or is not asked. */
  behind(): number;
}

/**
 * The host's time, held back from running backwards.
 * @param known a time that has been, milliseconds since 1970: only {@link Clock.behind} goes by it
 */
export function realClock(host: () => number = Date.now, known = 0): Clock {
  let last = 0;
  let text = new Date(last).toISOString();
  return {
    kind: 'real',
    now() {
      const at = host();
      if (at <= last) return text;
      last = at;
      text = new Date(at).toISOString();
      return text;
    },
    behind: () => Math.max(0, last - host(), known - host()),
  };
}

/** The clock was asked to go back. */
export class ClockRunsForwards extends Error {
  override readonly name = 'ClockRunsForwards';
}

/** Time that stands still until it is set: for demonstrations and tests. */
export class VirtualClock implements Clock {
  readonly kind = 'virtual';
  #now: number;

  /** @param start instant, ISO 8601 */
  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now(): string {
    return new Date(this.#now).toISOString();
  }

  behind(): number {
    return 0;
  }

  /** @throws ClockRunsForwards when the instant is before the present one */
  set(instant: string): void {
    const at = Date.parse(instant);
    if (!(at >= this.#now)) throw new ClockRunsForwards(`the clock is at ${this.now()}`);
    this.#now = at;
  }

  /**
   * @param milliseconds whole, 0 or more
   * @throws ClockRunsForwards when they are negative or no whole number
   */
  advance(milliseconds: number): void {
    if (!Number.isSafeInteger(milliseconds) || milliseconds < 0)
      throw new ClockRunsForwards(`the clock cannot go on by ${milliseconds} ms`);
    this.#now += milliseconds;
  }
}
