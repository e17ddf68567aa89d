import type { EventEmitter } from 'node:events';

/** Waits for the next write without missing one that comes between looking and waiting. */
export class Waiting {
  private news = false;
  private wake: (() => void) | undefined;
  private readonly stop: () => void;

  constructor(listen: (wake: () => void) => () => void, call: EventEmitter) {
    const tell = (): void => {
      this.news = true;
      this.wake?.();
    };
    this.stop = listen(tell);
    call.on('cancelled', tell);
    call.on('close', tell);
  }

  async forMore(): Promise<void> {
    if (!this.news)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    this.wake = undefined;
    this.news = false;
  }

  end(): void {
    this.stop();
  }
}
