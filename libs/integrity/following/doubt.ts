/**
 * Why the log is not trusted. `shorter`: it ends before what was signed or witnessed. `altered`: it holds something
 * else than what was signed or witnessed. `tilesDamaged`: what is kept beside the log to tell is not whole.
 * `logDamaged`: the log's own file cannot be read from some place on. `witnessRefused`: a witness knows another log under this name. `unreadable`: nothing can be told at all.
 */
export interface Doubt {
  readonly why: 'shorter' | 'altered' | 'tilesDamaged' | 'logDamaged' | 'witnessRefused' | 'unreadable';
  /** For the operator: sizes, the place, the file. */
  readonly detail: string;
}

/** Thrown where nothing may be signed any more. */
export class InDoubt extends Error {
  override readonly name = 'InDoubt';
  constructor(readonly doubt: Doubt) {
    super(`${doubt.why}: ${doubt.detail}`);
  }
}
