import {
  formatNote,
  formatSignature,
  judgeCheckpoint,
  type NoteSigner,
  witnessRefusals,
} from '@xiaohao/integrity';
import type { WitnessMemory } from './witness-memory.js';

/** An answer of the witness, as HTTP gives it. */
export interface WitnessAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const plain = 'text/plain; charset=utf-8';

/** A witness: cosigns only the growth of what it cosigned before, and remembers before it answers. */
export class Witness {
  constructor(
    private readonly memory: WitnessMemory,
    private readonly signer: NoteSigner,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** `POST add-checkpoint` of C2SP tlog-witness. */
  add(body: string): WitnessAnswer {
    return this.memory.atOnce(() => {
      const verdict = judgeCheckpoint(body, (origin) => this.memory.log(origin));
      if (!verdict.cosign) return this.#refuse(verdict.why, verdict.origin, body);
      const { checkpoint, note } = verdict;
      const cosignature = this.signer.sign(note.text, Math.floor(this.now() / 1_000));
      const keys = this.memory.log(checkpoint.origin)?.keys ?? [];
      const signatures = note.signatures.filter(({ name }) => keys.some((key) => key.name === name));
      this.memory.keep(
        checkpoint.origin,
        checkpoint,
        formatNote({ text: note.text, signatures: [...signatures, cosignature] }),
      );
      return { status: 200, type: plain, body: formatSignature(cosignature) };
    });
  }

  /** `GET <origin hash>/checkpoint`: what was cosigned last. */
  checkpoint(hash: string): WitnessAnswer {
    const note = this.memory.note(hash);
    return note === undefined
      ? { status: 404, type: plain, body: 'nothing was cosigned\n' }
      : { status: 200, type: plain, body: note };
  }

  #refuse(why: keyof typeof witnessRefusals, origin: string | undefined, body: string): WitnessAnswer {
    const status = witnessRefusals[why];
    // Signed by a known log and still not its growth: whoever looks into it wants the very bytes.
    if (origin !== undefined && why !== 'unsigned')
      this.memory.noteRefusal({ at: new Date(this.now()).toISOString(), origin, why, request: body });
    if (why !== 'otherOld') return { status, type: plain, body: `${why}\n` };
    const size = this.memory.log(origin ?? '')?.last?.size ?? 0;
    return { status, type: 'text/x.tlog.size', body: `${size}\n` };
  }
}
