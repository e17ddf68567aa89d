import type { CopyState } from './messages.js';

/** How the event store stands, for health and for the flag on answers. */
export interface StoreState {
  /** Hosts, without credentials. */
  readonly address: string;
  /** Null while it has not answered since this process began; so is `access`. */
  readonly version: string | null;
  /** `unsafe`: this user could delete what stands in the log, and somebody has accepted that. */
  readonly access: 'safe' | 'unsafe' | null;
  /** The server's clock less this one when the process started, milliseconds. */
  readonly clockSkew: number | null;
  readonly reachable: boolean;
  readonly why: string | null;
  readonly copy: Pick<CopyState, 'position' | 'asOf' | 'head' | 'fault' | 'news'>;
}
