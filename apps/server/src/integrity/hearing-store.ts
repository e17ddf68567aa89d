import { setTimeout as pause } from 'node:timers/promises';
import { LogUnavailable } from '@xiaohao/event-log';
import { InDoubt } from '@xiaohao/integrity/following';

const patience = 5_000;
/** So often what seems to be missing is looked for again. */
const looks = 5;

/** A node's copy of a log that other nodes write, too. */
export class HearingStore {
  /** @param caughtUp resolves when the copy holds what the store holds now */
  constructor(private readonly caughtUp: () => Promise<void>) {}

  /** @throws LogUnavailable when the copy does not come up with the store in time */
  async heard(): Promise<void> {
    const late = pause(patience, undefined, { ref: false }).then(() => {
      throw new LogUnavailable('this node’s copy does not come up with the store');
    });
    await Promise.race([this.caughtUp(), late]);
  }

  /** Runs work anew when something is missing that may only not be here yet: another node signs what it has written. */
  async settled<T>(work: () => Promise<T>): Promise<T> {
    for (let look = 1; ; look += 1)
      try {
        return await work();
      } catch (error) {
        const shorter = error instanceof InDoubt && error.doubt.why === 'shorter';
        if (!shorter || look === looks) throw error;
        await this.heard();
      }
  }
}
