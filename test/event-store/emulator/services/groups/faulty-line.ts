import { Deliveries } from '../deliveries.js';
import type { EmulatedNode } from '../node.js';

/** Deliveries to one consumer: at once as long as no rule strikes, and in order behind what a rule holds up. */
export class FaultyLine {
  private readonly deliveries: Deliveries;
  private busy: Promise<void> | undefined;

  constructor(
    node: EmulatedNode,
    private readonly broken: (error: unknown) => void,
  ) {
    this.deliveries = new Deliveries(node);
  }

  send(stream: string, out: () => void): void {
    if (this.busy) {
      this.queue(this.busy.then(() => this.deliveries.pass(stream, out)));
      return;
    }
    try {
      const late = this.deliveries.pass(stream, out);
      if (late) this.queue(late);
    } catch (error) {
      this.broken(error);
    }
  }

  private queue(late: Promise<void>): void {
    const busy = late.catch(this.broken).then(() => {
      if (this.busy === busy) this.busy = undefined;
    });
    this.busy = busy;
  }
}
