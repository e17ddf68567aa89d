import { type LogKeys, type NoteKey, openCheckpoint } from '@xiaohao/integrity';
import { InDoubt } from '@xiaohao/integrity/following';
import { WitnessClient } from '@xiaohao/integrity/witness';
import type { WitnessState } from './integrity-state.js';
import type { TreeKeeper } from './tree-keeper.js';

/** Asks the one witness for its cosignature, and knows what it said last. */
export class Witnessing {
  readonly #client: WitnessClient;
  #size = 0;
  #state: WitnessState['state'] = 'behind';
  #cause: string | null = null;
  #since: string | null = null;

  constructor(
    url: string,
    private readonly witness: NoteKey,
    private readonly log: LogKeys,
    private readonly keeper: TreeKeeper,
    private readonly now: () => string,
    ending: AbortSignal,
  ) {
    this.#client = new WitnessClient(url, witness, log, ending);
  }

  get state(): WitnessState {
    return {
      name: this.witness.name,
      state: this.#state,
      size: this.#size,
      unwitnessedSince: this.#since,
      cause: this.#cause,
    };
  }

  /**
   * Holds the log against what was cosigned last, as its own folder and the witness have it.
   * @returns the last cosigned checkpoint, if any is known. @throws InDoubt
   */
  async confirm(kept: string | null): Promise<string | undefined> {
    const own = kept === null ? undefined : openCheckpoint(kept, this.log, [this.witness]);
    const known = own && own.witnessed.length > 0 ? (kept ?? undefined) : undefined;
    if (known !== undefined && own) this.#size = own.checkpoint.size;
    const last = await this.#client.last();
    if (last.kind === 'known') {
      await this.keeper.holds(last.head.size, last.head.root, `the witness ${this.witness.name}`);
      this.#size = last.head.size;
      this.#state = 'cosigned';
      return last.note;
    }
    if (last.kind === 'none') this.#state = 'behind';
    else this.#fail(last.kind, last.cause);
    return known;
  }

  /** Another node has had a tree of this size cosigned. */
  saw(size: number): void {
    if (size <= this.#size) return;
    this.#size = size;
    this.#state = 'cosigned';
    this.#cause = null;
    this.#since = null;
  }

  /** @returns the checkpoint with the cosignature, or undefined when there is none to be had now. @throws InDoubt */
  async ask(checkpoint: string, size: number): Promise<string | undefined> {
    if (this.#state === 'cosigned' && this.#size === size) return undefined;
    const answer = await this.#client.add(checkpoint, size, this.#size, (from) =>
      this.keeper.consistency(from, size),
    );
    switch (answer.kind) {
      case 'cosigned':
        await this.keeper.keepWitnessed(answer.note);
        this.#size = size;
        this.#state = 'cosigned';
        this.#cause = null;
        this.#since = null;
        return answer.note;
      case 'ahead':
      case 'inconsistent':
        return this.#holdAgainstSigned();
      default:
        this.#fail(answer.kind, answer.cause);
        return undefined;
    }
  }

  /** A refusal is not signed, so anybody on the way could give it: what the witness has cosigned decides. @throws InDoubt */
  async #holdAgainstSigned(): Promise<undefined> {
    const last = await this.#client.last();
    if (last.kind === 'unreachable' || last.kind === 'declined') {
      this.#fail(last.kind, last.cause);
      return undefined;
    }
    if (last.kind === 'known')
      try {
        await this.keeper.holds(last.head.size, last.head.root, `the witness ${this.witness.name}`);
      } catch (error) {
        this.#state = 'refused';
        if (error instanceof InDoubt && error.doubt.why === 'altered')
          throw new InDoubt({ ...error.doubt, why: 'witnessRefused' });
        throw error;
      }
    this.#fail('declined', 'it refuses, and has cosigned nothing that is not in this log');
    return undefined;
  }

  #fail(state: 'unreachable' | 'declined', cause: string): void {
    this.#state = state;
    this.#cause = cause;
    this.#since ??= this.now();
  }
}
