/**
 * What of an event goes into the tree: everything that we wrote, as it is stored, and nothing that the store adds.
 * `data` and `metadata` are the canonical JSON of the log, unparsed; `revision` is the decimal place in its stream.
 * The store's own position and time are not in it, so that a log that is moved keeps its proofs.
 */
export interface Envelope {
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}
