import type { Clock } from '@xiaohao/clock';
import type { Logger } from 'pino';

/** Somebody has to know of more, milliseconds. */
const mostBehind = 2_000;
const lookEvery = 10_000;

/**
 * Watches that the host's clock is not set back: while this process runs its time then stands still, and after a
 * restart events are recorded at times that have been.
 */
export class ClockWatch {
  #told = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  begin(): this {
    this.look();
    this.#timer = setInterval(() => this.look(), lookEvery).unref();
    return this;
  }

  /** Says so once, and again when it has been right in between. */
  look(): void {
    const behindMs = this.clock.behind();
    const isAmiss = behindMs > mostBehind;
    if (isAmiss && !this.#told)
      this.logger.error({ behindMs }, 'the clock of this host is behind the time that is on record');
    this.#told = isAmiss;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
