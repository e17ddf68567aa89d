/** An event that stands in the log where a finding is, as far as it can be read. */
export interface Place {
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
}

/**
 * Where the log and what was signed of it differ. `index` is the leaf's, from 0.
 * `altered`: the event there is not the one that was signed. `moved`: it was signed, at leaf `from`.
 * `inserted`: it was never signed there. `missing`: what was signed there is gone. `shortened`: the log ends before
 * leaf `index`. `hidden`: the store still holds the event and shows it to nobody who reads its stream, which was
 * deleted or is cut by `$maxAge`, `$maxCount` or `$tb`; the same holds for those after it, up to revision `first`.
 * `streamBroken`: within a stream a revision is missing or comes twice, whatever the tree says.
 * `unreadable`: the store cannot give the rest. `tileDamaged`: the tiles are not those that were signed.
 * `notWitnessed`: a witness's key was given, and no note bears its cosignature.
 * `checkpointForged`: a note is not signed as it has to be. `checkpointDiffers`: a signed tree is not this log's.
 */
export type Finding =
  | { readonly kind: 'altered' | 'inserted'; readonly index: number; readonly event: Place }
  | { readonly kind: 'moved'; readonly index: number; readonly event: Place; readonly from: number }
  | { readonly kind: 'missing'; readonly index: number; readonly event?: Place }
  | { readonly kind: 'shortened'; readonly index: number; readonly size: number; readonly event?: Place }
  | { readonly kind: 'hidden'; readonly index: number; readonly event: Place; readonly first: string | null }
  | { readonly kind: 'streamBroken'; readonly event: Place; readonly expected: string }
  | { readonly kind: 'unreadable'; readonly index: number; readonly cause: string }
  | { readonly kind: 'tileDamaged'; readonly detail: string }
  | { readonly kind: 'notWitnessed' }
  | { readonly kind: 'checkpointForged'; readonly note: string }
  | { readonly kind: 'checkpointDiffers'; readonly note: string; readonly size: number };
