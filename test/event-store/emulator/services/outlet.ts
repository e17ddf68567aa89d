import type { EventEmitter } from 'node:events';

interface WritableCall<Message> extends EventEmitter {
  readonly cancelled: boolean;
  write(message: Message): boolean;
}

/** Messages to one client, as fast as it takes them. */
export class Outlet<Message> {
  private wake: (() => void) | undefined;
  private full = false;

  constructor(private readonly call: WritableCall<Message>) {
    const goOn = (): void => {
      this.full = false;
      this.wake?.();
    };
    call.on('drain', goOn);
    call.on('cancelled', goOn);
    call.on('close', goOn);
  }

  /** The client has gone. */
  get closed(): boolean {
    return this.call.cancelled;
  }

  /** The client takes more at once. */
  get open(): boolean {
    return !this.full;
  }

  /** False when the client should be waited for before there is more. */
  send(message: Message): boolean {
    this.full = !this.call.write(message);
    return !this.full;
  }

  /** Until the client takes more, or has gone. */
  async ready(): Promise<void> {
    while (this.full && !this.closed)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
  }
}
