/** Said in the log itself when another key begins to sign its checkpoints: who holds the tree has the change in it. */
export interface LogKeyEvent {
  readonly type: 'LogKeyIntroduced';
  readonly data: {
    /** The new key, as people pass it on. */
    readonly key: string;
    /** The one before it. */
    readonly former: string;
    /** Whether the former one signs beside it for a time; if not, it was lost. */
    readonly both: boolean;
  };
}

/** The stream of a log's keys. The first key of a log is in none of its events. */
export const logKeysStream = 'log-keys';

/** Versions of the events' schemas. */
export const logKeyEventVersions = {
  LogKeyIntroduced: 1,
} as const satisfies Readonly<Record<LogKeyEvent['type'], number>>;
