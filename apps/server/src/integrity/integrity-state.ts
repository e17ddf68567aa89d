import type { Doubt } from '@xiaohao/integrity/following';

/** How it stands with the one witness that is set up. */
export interface WitnessState {
  readonly name: string;
  /** `behind`: it has not been asked since the last checkpoint; `refused`: it says that the log is not what it was. */
  readonly state: 'cosigned' | 'behind' | 'unreachable' | 'declined' | 'refused';
  /** Size of the last tree that it cosigned. */
  readonly size: number;
  /** Since when nothing new was cosigned though something was there: instant, UTC. */
  readonly unwitnessedSince: string | null;
  readonly cause: string | null;
}

/** What anybody is told: which event of which stream is not what it was, the process's log and auditors know. */
export const withoutDetail = ({ why, ...state }: IntegrityState) => ({
  ...state,
  why: why && { why: why.why },
});

/** What health and the address for integrity tell. */
export interface IntegrityState {
  /** `unconfirmed`: the store that holds the log has not answered since the process began; nothing is signed or written. */
  readonly state: 'sound' | 'doubt' | 'unconfirmed';
  readonly why: Doubt | null;
  /** The doubt was there at the start: nothing is written. */
  readonly writesRefused: boolean;
  /** Leaves of the last signed tree; null before the first. */
  readonly checkpoint: number | null;
  /** Whether this node signs, or which other does. */
  readonly signer: {
    readonly held: boolean;
    readonly number: number | null;
    readonly node: string | null;
    /** A node that signs and leaves no mark in this node's shared folder: it has another one, or a mark was lost. */
    readonly elsewhere: string | null;
    /** Since when what is new could not be signed: instant, UTC. The log itself may be as sound as before. */
    readonly unsignedSince: string | null;
    readonly cause: string | null;
  };
  readonly witness: WitnessState | null;
  /** Reading the log again from its beginning, in the background. */
  readonly scrub: { readonly done: number; readonly total: number; readonly wholeAt: string | null };
}
