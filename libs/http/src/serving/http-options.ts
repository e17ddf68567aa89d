import type { Logger } from 'pino';
import type { Translate } from '../problem-details/problem-of-error.js';

/** How long the server waits, in ms. */
export interface HttpTimeouts {
  /** For a whole request, body included; 10 s. A longer upload needs a longer one. */
  readonly request?: number;
  /** For a request's headers; 5 s, and never more than `request`. */
  readonly headers?: number;
  /** For the next request on a connection; 30 s. */
  readonly keepAlive?: number;
  /** How often slow senders are looked for; 1 s. */
  readonly check?: number;
}

export interface HttpOptions {
  readonly logger: Logger;
  /** Largest JSON body in bytes; 1 MiB. */
  readonly bodyLimit?: number;
  readonly timeouts?: HttpTimeouts;
  /** Connections at once; those above are dropped. 2,000. */
  readonly connections?: number;
  /** Origins whose pages may ask; none. */
  readonly origins?: readonly string[];
  /** Turns the application's own errors into problems. */
  readonly translate?: Translate;
}
