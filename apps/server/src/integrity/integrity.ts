import { setTimeout as pause } from 'node:timers/promises';
import { type NoteKey, readNoteKey } from '@xiaohao/integrity';
import { type Doubt, InDoubt, type StoredLeaf } from '@xiaohao/integrity/following';
import { HearingStore } from './hearing-store.js';
import type { IntegrityOptions } from './integrity-options.js';
import type { IntegrityState } from './integrity-state.js';
import { type CurrentCheckpoint, checkpointOf, KnownCheckpoints } from './known-checkpoints.js';
import type { CaughtUp, Opened } from './messages.js';
import { alone, shared } from './pace.js';
import { Rereading } from './rereading.js';
import type { Shown } from './tree-keeper.js';
import { Turns } from './turns.js';
import { Unsigned } from './unsigned.js';
import { Witnessing } from './witnessing.js';

/** How long a node waits for another one that signs, milliseconds; for a cosignature alone, not so long. */
const patience = 8_000;
const patienceForWitness = 3_000;
const patiencePause = 200;
const unopened: Doubt = { why: 'unreadable', detail: 'the tree of the log cannot be opened' };

/**
 * Keeps the log's proofs current: signs checkpoints, has them witnessed, reads the log again in the background. Once
 * anything does not fit, the log is in doubt until the process is started again: sign-offs stop, and where that was
 * found at the start nothing is written at all.
 */
export class Integrity {
  #opened: Opened | undefined;
  #witnessing: Witnessing | undefined;
  readonly #known = new KnownCheckpoints();
  readonly #rereading: Rereading;
  /** Where others write the log, too. */
  readonly #store: HearingStore | undefined;
  #confirmed = false;
  #doubt: Doubt | null = null;
  #writesRefused = false;
  #looking: NodeJS.Timeout | undefined;
  readonly #unsigned: Unsigned;
  readonly #looks = new Turns((always) =>
    this.#guarded(() => this.#unsigned.during(() => this.#sign(always))),
  );
  readonly #ending = new AbortController();

  private constructor(private readonly options: IntegrityOptions) {
    const { caughtUp, rereadSeconds, now, keeper } = options;
    this.#store = caughtUp && new HearingStore(caughtUp);
    this.#unsigned = new Unsigned(now);
    this.#rereading = new Rereading({
      pace: this.#store ? shared : alone,
      rereadSeconds,
      now,
      step: (most) => this.#guarded(() => keeper.scrub(most)),
      over: () => this.#ending.signal.aborted || this.#doubt !== null,
    });
  }

  /** Holds the log against its own tiles and checkpoints and the witness's; what is wrong is in {@link state}. */
  static async open(options: IntegrityOptions): Promise<Integrity> {
    const integrity = new Integrity(options);
    await integrity.#start();
    return integrity;
  }

  /** The log's public key, as people pass it on; undefined when it could not be had. */
  get key(): string | undefined {
    return this.#opened?.key;
  }

  /** The key before it, while both sign. */
  get formerKey(): string | null {
    return this.#opened?.formerKey ?? null;
  }

  get #keys(): readonly NoteKey[] {
    return [this.key ?? '', this.formerKey ?? ''].flatMap((text) => readNoteKey(text) ?? []);
  }

  /** The witness's public key. */
  get witnessKey(): NoteKey | undefined {
    return this.options.witness?.key;
  }

  get doubt(): Doubt | null {
    return this.#doubt;
  }

  /** Whether the log was held against what was signed and witnessed of it since this process began. */
  get confirmed(): boolean {
    return this.#confirmed;
  }

  get state(): IntegrityState {
    return {
      state: this.#doubt !== null ? 'doubt' : this.#confirmed ? 'sound' : 'unconfirmed',
      why: this.#doubt,
      writesRefused: this.#writesRefused,
      checkpoint: this.#known.current?.size ?? null,
      signer: { ...this.options.lease.state, ...this.#unsigned.state },
      witness: this.#witnessing?.state ?? null,
      scrub: this.#rereading.state,
    };
  }

  /** The last checkpoint that was signed, cosigned if it is; made when there is none yet. Undefined while none can be. */
  async latest(): Promise<CurrentCheckpoint | undefined> {
    if (this.#known.current === undefined) await this.look();
    return this.#known.current;
  }

  /** What a signature carries: the last cosigned checkpoint, or where there is none the last signed one. */
  async carried(): Promise<CurrentCheckpoint | undefined> {
    return this.#known.cosigned ?? (await this.latest());
  }

  /** A checkpoint that covers a position of the log, a cosigned one if that is to be had; undefined while none can be signed. */
  async covering(position: string): Promise<CurrentCheckpoint | undefined> {
    const index = await this.#guarded(() => this.options.keeper.indexOf(position));
    if (index === undefined) return undefined;
    const covers = (one: CurrentCheckpoint | undefined): boolean => one !== undefined && one.size > index;
    for (const begun = performance.now(); ; await pause(patiencePause)) {
      const { current, cosigned } = this.#known;
      if (covers(cosigned) || this.#doubt !== null) break;
      if (this.#witnessing !== undefined || !covers(current)) await this.look(!covers(current));
      // What this node cannot sign another one will.
      const waited = performance.now() - begun;
      const enough = covers(this.#known.current) && (!this.#witnessing || waited > patienceForWitness);
      if (this.options.lease.state.node === null || enough || waited > patience) break;
    }
    return this.#known.covering(index + 1);
  }

  /** Proofs of events in the tree of a checkpoint. @throws InDoubt */
  async show(leaves: readonly StoredLeaf[], size: number): Promise<readonly Shown[]> {
    const shown = await this.#guarded(() => this.options.keeper.show(leaves, size));
    if (shown === undefined) throw new InDoubt(this.#doubt ?? { why: 'altered', detail: 'no proof' });
    return shown;
  }

  /** Signs what is new, if this node has the lease, and has it witnessed; see {@link Turns}. Never rejects. */
  look(always = false): Promise<unknown> {
    return this.#looks.ask(always);
  }

  /** The log is in doubt, for a reason that was found elsewhere; with some, nothing may be written to it any more. */
  suspect(doubt: Doubt, refusingWrites = false): void {
    if (this.#ending.signal.aborted) return;
    this.#writesRefused ||= refusingWrites;
    if (this.#doubt !== null) return;
    this.#doubt = doubt;
    this.options.onDoubt(doubt);
  }

  /** Signs what this node has not signed yet, without waiting for a witness. */
  async close(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#looking);
    this.#rereading.close();
    await this.#looks.over;
    const { keeper, lease } = this.options;
    // Where there are other nodes, one of them goes on.
    if (this.#doubt === null && lease.number !== undefined && !this.#store)
      await this.#guarded(async () => {
        if ((await keeper.catchUp()).news) await keeper.sign();
      });
    await keeper.close();
  }

  async #start(): Promise<void> {
    await this.#guarded(() => this.#confirm());
    // A store that does not answer is asked again at every look.
    if (this.#opened === undefined && !this.#store) this.suspect(unopened);
    if (this.#doubt !== null) return;
    this.#looking = setInterval(() => void this.look(), (this.#store ? shared : alone).lookEvery).unref();
    this.#rereading.begin();
  }

  async #confirm(): Promise<void> {
    const { keeper, witness, now } = this.options;
    const opened = await this.#settled(() => keeper.open());
    this.#opened = opened;
    if (opened.checkpoint !== null) this.#known.signed(checkpointOf(opened.checkpoint));
    if (witness && this.#keys.length > 0) {
      const witnessing = new Witnessing(
        witness.url,
        witness.key,
        this.#keys,
        keeper,
        now,
        this.#ending.signal,
      );
      const cosigned = await this.#settled(() => witnessing.confirm(opened.witnessed));
      if (cosigned !== undefined) this.#known.witnessed(checkpointOf(cosigned));
      this.#witnessing = witnessing;
    }
    this.#confirmed = true;
  }

  async #sign(always: boolean): Promise<void> {
    if (this.#doubt !== null) return;
    if (!this.#confirmed) await this.#confirm();
    const due = async (): Promise<boolean> =>
      (await this.#catchUp()).news || this.#known.current === undefined || always;
    const waits = this.#store !== undefined && this.#witnessing !== undefined && this.#known.unwitnessed;
    if ((await due()) || waits) {
      if (!(await this.options.lease.hold()).held) return;
      await this.#store?.heard();
      await this.#settled(async () => {
        if (await due()) this.#known.signed(await this.options.keeper.sign());
        await this.#haveWitnessed();
      });
    } else if (!this.#store) await this.#haveWitnessed();
  }

  async #haveWitnessed(): Promise<void> {
    const { current } = this.#known;
    if (!current || !this.#witnessing) return;
    const cosigned = await this.#witnessing.ask(current.note, current.size);
    if (cosigned !== undefined) this.#known.witnessed({ note: cosigned, size: current.size });
  }

  /** Takes in what the log has grown by, and what other nodes have signed. */
  async #catchUp(): Promise<CaughtUp> {
    const caught = await this.#settled(() => this.options.keeper.catchUp());
    if (this.#store && this.#keys.length > 0) {
      this.#known.take(caught, this.#keys, this.options.witness?.key);
      this.#witnessing?.saw(this.#known.cosigned?.size ?? 0);
    }
    return caught;
  }

  #settled<T>(work: () => Promise<T>): Promise<T> {
    return this.#store ? this.#store.settled(work) : work();
  }

  /** Runs work of the tree; a doubt is kept, any other fault is told and passes. */
  async #guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (this.#ending.signal.aborted) return undefined;
      if (!(error instanceof InDoubt)) this.options.onFault(error);
      else if (this.#doubt === null) this.suspect(error.doubt, !this.#confirmed);
      return undefined;
    }
  }
}
