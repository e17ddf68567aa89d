import type { NoteKey } from '@xiaohao/integrity';
import type { Doubt } from '@xiaohao/integrity/following';
import type { SignerLease } from './signer-lease.js';
import type { TreeKeeper } from './tree-keeper.js';

export interface IntegrityOptions {
  readonly keeper: TreeKeeper;
  readonly lease: SignerLease;
  readonly witness?: { readonly url: string; readonly key: NoteKey };
  readonly now: () => string;
  /** Told once, when the log begins to be in doubt. */
  readonly onDoubt: (doubt: Doubt) => void;
  readonly onFault: (error: unknown) => void;
  /** Where others write the log, too: resolves when this node's copy holds what the log holds now. */
  readonly caughtUp?: () => Promise<void>;
  /** Seconds from the end of one reading of the whole log to the next. */
  readonly rereadSeconds?: number;
}
