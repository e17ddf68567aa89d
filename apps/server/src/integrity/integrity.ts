import { type NoteKey, readNoteKey } from '@xiaohao/integrity';
import { type Doubt, InDoubt, type StoredLeaf } from '@xiaohao/integrity/following';
import type { IntegrityState } from './integrity-state.js';
import type { SignerLease } from './signer-lease.js';
import type { Shown, TreeKeeper } from './tree-keeper.js';
import { Witnessing } from './witnessing.js';

/** How often the log is looked at for what has to be signed; within a minute of any change, with time for a witness. */
const lookEvery = 10_000;
/** Events that are read again at once in the background, and the pause after them, milliseconds. */
const scrubAtOnce = 1_000;
const scrubPause = 25;
const scrubEvery = 24 * 3_600_000;

export interface IntegrityOptions {
  readonly keeper: TreeKeeper;
  readonly lease: SignerLease;
  readonly witness?: { readonly url: string; readonly key: NoteKey };
  readonly now: () => string;
  /** Told once, when the log begins to be in doubt. */
  readonly onDoubt: (doubt: Doubt) => void;
  readonly onFault: (error: unknown) => void;
  readonly lookEvery?: number;
}

/** What is signed now: enough to make a proof of. */
export interface CurrentCheckpoint {
  readonly note: string;
  readonly size: number;
}

/**
 * Keeps the log's proofs current: signs checkpoints, has them witnessed, reads the log again in the background. Once
 * anything does not fit, the log is in doubt until the process is started again: sign-offs stop, and where that was
 * found at the start nothing is written at all.
 */
export class Integrity {
  #key: string | undefined;
  #formerKey: string | null = null;
  #witnessing: Witnessing | undefined;
  #current: CurrentCheckpoint | undefined;
  /** The last one that the witness cosigned; it may be older. */
  #cosigned: CurrentCheckpoint | undefined;
  #doubt: Doubt | null = null;
  #atStart = false;
  #others: string | null = null;
  #scrub: IntegrityState['scrub'] = { done: 0, total: 0, wholeAt: null };
  #looking: NodeJS.Timeout | undefined;
  #scrubbing: NodeJS.Timeout | undefined;
  #busy: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(private readonly options: IntegrityOptions) {}

  /** Holds the log against its own tiles and checkpoints and the witness's; what is wrong is in {@link state}. */
  static async open(options: IntegrityOptions): Promise<Integrity> {
    const integrity = new Integrity(options);
    await integrity.#start();
    return integrity;
  }

  /** The log's public key, as people pass it on; undefined when it could not be had. */
  get key(): string | undefined {
    return this.#key;
  }

  /** The key before it, while both sign. */
  get formerKey(): string | null {
    return this.#formerKey;
  }

  /** The witness's public key. */
  get witnessKey(): NoteKey | undefined {
    return this.options.witness?.key;
  }

  get doubt(): Doubt | null {
    return this.#doubt;
  }

  get state(): IntegrityState {
    return {
      state: this.#doubt === null ? 'sound' : 'doubt',
      why: this.#doubt,
      writesRefused: this.#atStart,
      checkpoint: this.#current?.size ?? null,
      signer: {
        held: this.options.lease.number !== undefined && this.#others === null,
        number: this.options.lease.number ?? null,
        node: this.#others,
      },
      witness: this.#witnessing?.state ?? null,
      scrub: this.#scrub,
    };
  }

  /** The last checkpoint that was signed, cosigned if it is; made when there is none yet. Undefined while none can be. */
  async latest(): Promise<CurrentCheckpoint | undefined> {
    if (this.#current === undefined) await this.look();
    return this.#current;
  }

  /** What a signature carries: the last cosigned checkpoint, or where there is none the last signed one. */
  async carried(): Promise<CurrentCheckpoint | undefined> {
    return this.#cosigned ?? (await this.latest());
  }

  /** A checkpoint that covers a position of the log, a cosigned one if that is to be had; undefined while none can be signed. */
  async covering(position: string): Promise<CurrentCheckpoint | undefined> {
    const covers = (one: CurrentCheckpoint | undefined): boolean =>
      one !== undefined && one.size >= Number(position);
    if (covers(this.#cosigned)) return this.#cosigned;
    if (this.#witnessing !== undefined || !covers(this.#current)) await this.look(!covers(this.#current));
    return [this.#cosigned, this.#current].find(covers);
  }

  /** Proofs of events in the tree of a checkpoint. @throws InDoubt */
  async show(leaves: readonly StoredLeaf[], size: number): Promise<readonly Shown[]> {
    const shown = await this.#guarded(() => this.options.keeper.show(leaves, size));
    if (shown === undefined) throw new InDoubt(this.#doubt ?? { why: 'altered', detail: 'no proof' });
    return shown;
  }

  /** Signs what is new, if this node has the lease, and has it witnessed; one at a time. Never rejects. */
  look(always = false): Promise<unknown> {
    const next = this.#busy.then(() => this.#guarded(() => this.#sign(always)));
    this.#busy = next;
    return next;
  }

  /** Nothing can be proved any more, for a reason that says nothing about the log itself. */
  stop(detail: string): void {
    if (this.#closed || this.#doubt !== null) return;
    this.#doubt = { why: 'unreadable', detail };
    this.options.onDoubt(this.#doubt);
  }

  /** Signs what this node has not signed yet, without waiting for a witness. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#looking);
    clearTimeout(this.#scrubbing);
    await this.#busy;
    if (this.#doubt === null && this.options.lease.number !== undefined)
      await this.#guarded(async () => {
        if ((await this.options.keeper.catchUp()).news) await this.options.keeper.sign();
      });
    await this.options.keeper.close();
  }

  async #start(): Promise<void> {
    await this.#guarded(() => this.#confirm());
    this.#atStart = this.#doubt !== null;
    if (this.#key === undefined) this.stop('the tree of the log cannot be opened');
    if (this.#doubt !== null) return;
    this.#looking = setInterval(() => void this.look(), this.options.lookEvery ?? lookEvery).unref();
    this.#scrubLater(scrubPause);
  }

  async #confirm(): Promise<void> {
    const { keeper, witness, now } = this.options;
    const opened = await keeper.open();
    this.#key = opened.key;
    this.#formerKey = opened.formerKey;
    const log = readNoteKey(opened.key);
    const former = opened.formerKey === null ? undefined : readNoteKey(opened.formerKey);
    if (opened.checkpoint !== null) this.#current = sizeOf(opened.checkpoint);
    if (!witness || !log) return;
    this.#witnessing = new Witnessing(witness.url, witness.key, former ? [log, former] : log, keeper, now);
    const cosigned = await this.#witnessing.confirm(opened.witnessed);
    if (cosigned !== undefined) this.#cosigned = sizeOf(cosigned);
    if (this.#cosigned?.size === this.#current?.size) this.#current = this.#cosigned;
  }

  async #sign(always: boolean): Promise<void> {
    const { keeper, lease } = this.options;
    if (this.#doubt !== null) return;
    const { news } = await keeper.catchUp();
    if (news || this.#current === undefined || always) {
      const holding = await lease.hold();
      this.#others = holding.held ? null : holding.node;
      if (!holding.held) return;
      await keeper.catchUp();
      this.#current = await keeper.sign();
    }
    const current = this.#current;
    if (!current || !this.#witnessing) return;
    const cosigned = await this.#witnessing.ask(current.note, current.size);
    if (cosigned === undefined) return;
    this.#cosigned = { note: cosigned, size: current.size };
    this.#current = this.#cosigned;
  }

  #scrubLater(pause: number): void {
    if (this.#closed) return;
    this.#scrubbing = setTimeout(() => void this.#scrubOn(), pause).unref();
  }

  async #scrubOn(): Promise<void> {
    if (this.#closed || this.#doubt !== null) return;
    const step = await this.#guarded(() => this.options.keeper.scrub(scrubAtOnce));
    if (step === undefined) return;
    const { done, total, whole } = step;
    this.#scrub = { done, total, wholeAt: whole ? this.options.now() : this.#scrub.wholeAt };
    this.#scrubLater(whole ? scrubEvery : scrubPause);
  }

  /** Runs work of the tree; a doubt is kept, any other fault is told and passes. */
  async #guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (this.#closed) return undefined;
      if (!(error instanceof InDoubt)) this.options.onFault(error);
      else if (this.#doubt === null) {
        this.#doubt = error.doubt;
        this.options.onDoubt(error.doubt);
      }
      return undefined;
    }
  }
}

const sizeOf = (note: string): CurrentCheckpoint => ({ note, size: Number(note.split('\n')[1]) });
