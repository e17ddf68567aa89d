/** How the read side is opened. */
export interface LedgerViewsOptions {
  /** The views' files go into its folder `views`. */
  readonly dataFolder: string;
  /** Where the embedded log lies, or this node's copy of one that lies elsewhere. */
  readonly logFolder: string;
  readonly cursorSecret: Uint8Array;
  /** A log of so many events is built without threads when it is opened: they take longer to start; default 1,000. */
  readonly fewEvents?: number;
  /** The log's last position, for the lag in the status; default: the last one that was told. */
  readonly logHead?: () => string | null;
}
