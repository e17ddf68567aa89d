/** Turns the demo's own names into the server's ids, which are known only while it is played. */
export interface Ids {
  unit(code: string): string;
  person(code: string): string;
  readonly campaign: string;
  /** Something that an earlier step of this problem made, such as `measure-1`. */
  own(name: string): string;
  /** Another problem of the demo. */
  problem(index: number): string;
}

/** A small text file that is uploaded before something refers to its digest. */
export interface EvidenceText {
  readonly name: string;
  readonly content: string;
}

/** One command on one problem, on its day. */
export interface Step {
  readonly problem: number;
  /** Of the problem's steps, from 1: with the seed this makes the Idempotency-Key. */
  readonly order: number;
  /** Date in China. */
  readonly day: string;
  /** Code of the person who acts. */
  readonly by: string;
  /** Below `/problems/{id}`; empty for the registration itself. */
  path(ids: Ids): string;
  body(ids: Ids): unknown;
  /** Name under which what the server creates (a measure, an opinion, …) is found again. */
  readonly makes?: string;
  /** Uploaded instead; its digest is kept under `makes`. */
  readonly file?: EvidenceText;
  /** It signs: a challenge is asked for first. */
  readonly signs?: boolean;
  /** It takes a number of a series, so it keeps its turn: the same seed, the same numbers. */
  readonly numbered?: boolean;
}
