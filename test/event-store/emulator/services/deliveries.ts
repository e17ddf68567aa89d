import { unavailable } from '../wire/errors.js';
import type { EmulatedNode } from './node.js';
import { InjectedFault } from './suffer.js';

/** Events on their way to one subscriber, one after the other, unless the fault script wants it otherwise. */
export class Deliveries {
  private held: (() => void) | undefined;

  constructor(private readonly node: EmulatedNode) {}

  /** Sends an event, or what becomes of it. Nothing to wait for when no rule strikes. @throws InjectedFault when the line breaks here */
  pass(stream: string, send: () => void): Promise<void> | undefined {
    const rule = this.node.faults.take('deliver', stream);
    switch (rule?.do) {
      case undefined:
        this.out(send);
        return undefined;
      case 'unavailable':
        throw new InjectedFault(unavailable('Connection dropped'));
      case 'duplicate':
        this.out(send);
        send();
        return undefined;
      case 'reorder':
        this.out(() => {});
        this.held = send;
        return undefined;
      case 'delay':
        return this.later(new Promise((resolve) => setTimeout(resolve, rule.ms ?? 0)), send);
      default:
        return this.later(this.node.faults.untilCleared(), send);
    }
  }

  private async later(moment: Promise<void>, send: () => void): Promise<void> {
    await moment;
    this.out(send);
  }

  /** What was held back goes behind the one that comes after it. */
  private out(send: () => void): void {
    const before = this.held;
    this.held = undefined;
    send();
    before?.();
  }
}
