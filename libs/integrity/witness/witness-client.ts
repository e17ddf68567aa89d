import {
  formatAddCheckpoint,
  formatNote,
  type Hash,
  type LogKeys,
  type NoteKey,
  openCheckpoint,
  readNote,
  readSignatures,
  readSize,
  type TreeHead,
} from '@xiaohao/integrity';
import { shortText } from '@xiaohao/outside';
import { originHash } from './witness-memory.js';

/** What came of asking a witness. */
export type Witnessed =
  /** `note` is the checkpoint with the cosignature that it now has. */
  | { readonly kind: 'cosigned'; readonly note: string; readonly size: number }
  /** It says that it cosigned a larger tree before. Nothing vouches for that but {@link WitnessClient.last}. */
  | { readonly kind: 'ahead'; readonly size: number }
  /** It says that what it cosigned before is not in this tree. Nothing vouches for that but the same. */
  | { readonly kind: 'inconsistent' }
  /** It does not know this log or its key, or does not speak the protocol. */
  | { readonly kind: 'declined'; readonly cause: string }
  | { readonly kind: 'unreachable'; readonly cause: string };

const patience = 5_000;
const mostAnswer = 100_000;

/** A log's side of C2SP tlog-witness, with one witness whose key is known. */
export class WitnessClient {
  constructor(
    /** Without a slash at its end. */
    private readonly url: string,
    private readonly witness: NoteKey,
    private readonly log: LogKeys,
    /** Ends what is being asked. */
    private readonly ending?: AbortSignal,
  ) {}

  /**
   * Asks for a cosignature on a signed checkpoint.
   * @param old the size that it is believed to have cosigned last; where it is another, it says so and is asked again
   * @param proof the consistency proof from a size to the checkpoint's
   */
  async add(
    checkpoint: string,
    size: number,
    old: number,
    proof: (from: number) => Promise<readonly Hash[]>,
  ): Promise<Witnessed> {
    for (let from = Math.min(old, size), tries = 0; tries < 3; tries += 1) {
      const body = formatAddCheckpoint({ old: from, proof: await proof(from), checkpoint });
      const answer = await this.#ask('/add-checkpoint', { method: 'POST', body });
      if ('cause' in answer) return { kind: 'unreachable', cause: answer.cause };
      if (answer.status === 200) return this.#cosigned(checkpoint, size, answer.text);
      if (answer.status === 422) return { kind: 'inconsistent' };
      const known = answer.status === 409 ? readSize(answer.text.trim()) : undefined;
      if (known === undefined)
        return { kind: answer.status >= 500 ? 'unreachable' : 'declined', cause: `HTTP ${answer.status}` };
      if (known > size) return { kind: 'ahead', size: known };
      from = known;
    }
    return { kind: 'unreachable', cause: 'others ask it at the same time' };
  }

  /** What it cosigned last for this log; `none` when it has cosigned nothing. */
  async last(): Promise<
    | { readonly kind: 'known'; readonly head: TreeHead; readonly note: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'unreachable' | 'declined'; readonly cause: string }
  > {
    const answer = await this.#ask(`/${originHash([this.log].flat()[0]?.name ?? '')}/checkpoint`, {
      method: 'GET',
    });
    if ('cause' in answer) return { kind: 'unreachable', cause: answer.cause };
    if (answer.status === 404) return { kind: 'none' };
    if (answer.status !== 200) return { kind: 'unreachable', cause: `HTTP ${answer.status}` };
    const opened = openCheckpoint(answer.text, this.log, [this.witness]);
    return opened && opened.witnessed.length > 0
      ? { kind: 'known', head: opened.checkpoint, note: answer.text }
      : { kind: 'declined', cause: 'its checkpoint is not signed by this log and by it' };
  }

  #cosigned(checkpoint: string, size: number, lines: string): Witnessed {
    const note = readNote(checkpoint);
    const signatures = readSignatures(lines);
    const own = signatures?.filter(({ name }) => name === this.witness.name) ?? [];
    if (!note || own.length === 0)
      return { kind: 'declined', cause: 'its answer holds no signature of its own' };
    const text = formatNote({ text: note.text, signatures: [...note.signatures, ...own] });
    const opened = openCheckpoint(text, this.log, [this.witness]);
    return opened && opened.witnessed.length > 0
      ? { kind: 'cosigned', note: text, size }
      : { kind: 'declined', cause: 'its signature does not hold under the key that is known' };
  }

  async #ask(
    path: string,
    init: { readonly method: string; readonly body?: string },
  ): Promise<{ readonly status: number; readonly text: string } | { readonly cause: string }> {
    try {
      const answer = await fetch(`${this.url}${path}`, {
        ...init,
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(patience), ...(this.ending ? [this.ending] : [])]),
      });
      return { status: answer.status, text: await shortText(answer, mostAnswer) };
    } catch (error) {
      return { cause: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
