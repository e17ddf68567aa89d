import type { Envelope } from '@xiaohao/integrity';

/** An event as it is stored, and that it is in the log: its leaf and the proof to the checkpoint's root. */
export interface DossierEvent extends Envelope {
  readonly index: number;
  /** Hashes from the leaf's sibling up, base64. */
  readonly proof: readonly string[];
}

/** One line of what happened, for people; it says nothing that its event does not. */
export interface HistoryLine {
  readonly revision: string;
  readonly type: string;
  /** Instant, UTC. */
  readonly recordedAt: string;
  /** Id of who did it. */
  readonly actor: string;
  readonly actorName: string | null;
  readonly zh: string;
  readonly en: string;
}

/** A file that the problem relies on. */
export interface DossierFile {
  /** SHA-256 of the content, hex. */
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** The file itself, base64, where it was asked for. */
  readonly content?: string;
}

/** One problem with everything that it takes to check it without the server. */
export interface Dossier {
  readonly format: 'xiaohao/dossier/1';
  /** What to do with this file. */
  readonly readMe: { readonly zh: string; readonly en: string };
  /** Instant, UTC. */
  readonly madeAt: string;
  readonly problem: string;
  readonly number: string;
  readonly title: string;
  readonly log: { readonly origin: string; readonly key: string };
  /** Null where no witness is set up. */
  readonly witness: { readonly key: string } | null;
  /** The signed checkpoint, with cosignatures. */
  readonly checkpoint: string;
  readonly history: readonly HistoryLine[];
  /** The problem's stream from its first event on. */
  readonly events: readonly DossierEvent[];
  /** The registered public keys of those who signed. */
  readonly keys: readonly DossierEvent[];
  readonly evidence: readonly DossierFile[];
  /** The program that checks it all. */
  readonly verifier: string;
}
