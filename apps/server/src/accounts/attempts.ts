import { type LockedThing, type LockOutCommand, lockedFor, lockOutDecider } from '@xiaohao/access';
import { hashSecret } from '@xiaohao/access/credentials';
import { type Aggregates, type CommandHandling, type RequestFacts, Turns } from '@xiaohao/command-handling';
import { edgeProblem } from '@xiaohao/http';
import type { Sender } from '../identity/sender.js';
import { Gate } from './gate.js';
import { lockOutKind } from './kinds.js';

/** Hashes of passwords at once: each takes 128 MiB and a core. */
const hashesAtOnce = 2;
/** Who may wait for one. */
const longestQueue = 64;

interface Lock {
  readonly of: LockedThing;
  readonly id: string;
}

/**
 * Attempts to prove who one is, one at a time on a login name. After a failure the name and the address are locked
 * for a while that grows; a name that nobody has is locked just the same. A success forgets the failures of its name
 * alone: one who has an account could else try the names of others from the same address without end. Failures are
 * events: they outlive a restart.
 */
export class Attempts {
  readonly #turns = new Turns();
  readonly #gate = new Gate(hashesAtOnce, longestQueue);

  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly key: Buffer,
    private readonly now: () => string,
  ) {}

  /**
   * Takes an attempt in.
   * @param work says who it was, or undefined when that was not proved; what it throws counts as neither
   * @throws HttpProblem TooManyRequests with `Retry-After` while it is locked, Unavailable when too many wait
   */
  take<T>(login: string, sender: Sender, work: () => Promise<T | undefined>): Promise<T | undefined> {
    const ofLogin = this.#lock('login', login);
    const locks = [ofLogin, this.#lock('address', sender.address)];
    return this.#turns.take(ofLogin.id, () =>
      this.#gate.pass(async () => {
        await this.#refuseLocked(locks);
        const proved = await work();
        if (proved !== undefined) await this.#note(ofLogin, false, sender.facts());
        else for (const lock of locks) await this.#note(lock, true, sender.facts());
        return proved;
      }),
    );
  }

  /** How many attempts on a login name have failed since the last that did not, and for how many seconds it is locked. */
  async of(login: string): Promise<{ readonly failures: number; readonly lockedSeconds: number }> {
    const { state } = await this.aggregates.load(lockOutKind, this.#lock('login', login).id);
    return {
      failures: state.stage === 'clear' ? 0 : state.failures,
      lockedSeconds: lockedFor(state, this.now()),
    };
  }

  /** Opens a login name again. */
  forget(login: string, facts: RequestFacts): Promise<void> {
    return this.#note(this.#lock('login', login), false, facts);
  }

  async #refuseLocked(locks: readonly Lock[]): Promise<void> {
    const now = this.now();
    const waits = locks.map(async ({ id }) =>
      lockedFor((await this.aggregates.load(lockOutKind, id)).state, now),
    );
    const seconds = Math.max(...(await Promise.all(waits)));
    if (seconds > 0) throw edgeProblem('TooManyRequests', { headers: { 'retry-after': String(seconds) } });
  }

  async #note({ of, id }: Lock, failed: boolean, facts: RequestFacts): Promise<void> {
    const { state } = await this.aggregates.load(lockOutKind, id);
    if (!failed && state.stage === 'clear') return;
    const command: LockOutCommand = failed ? { type: 'RecordFailure', of } : { type: 'ForgetFailures' };
    await this.handling.execute(lockOutKind, {
      id,
      command: command.type,
      facts,
      precondition: { kind: 'whatever' },
      commutative: true,
      decide: (loaded, now) => lockOutDecider.decide(command, loaded.state, { now }),
    });
  }

  #lock(of: LockedThing, text: string): Lock {
    return { of, id: hashSecret(`${of}\n${text}`, this.key).slice(0, 32) };
  }
}
