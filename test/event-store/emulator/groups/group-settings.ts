/** Which consumer gets the next event. */
export const strategies = ['DispatchToSingle', 'RoundRobin', 'Pinned', 'PinnedByCorrelation'] as const;
export type Strategy = (typeof strategies)[number];

/** Times in ms; `maxSubscriberCount` 0 is any number. `startFrom` is a revision or, of everything, a position, inclusive. */
export interface GroupSettings {
  readonly resolveLinkTos: boolean;
  readonly startFrom: number | 'start' | 'end';
  readonly extraStatistics: boolean;
  readonly messageTimeout: number;
  readonly maxRetryCount: number;
  readonly checkPointAfter: number;
  readonly minCheckPointCount: number;
  readonly maxCheckPointCount: number;
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly bufferSize: number;
  readonly readBatchSize: number;
  readonly strategy: Strategy;
  /** Of a group on everything: which events it wants. */
  readonly filter?: GroupFilter | undefined;
}

export interface GroupFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
  readonly regex: string;
}

/** Why settings cannot be, in the words of the server; nothing when they can. */
export const faultOf = ({ readBatchSize, bufferSize }: GroupSettings): string | undefined =>
  readBatchSize >= bufferSize
    ? "Specified argument was out of the range of valid values. (Parameter 'ReadBatchSize may not be greater than or equal to BufferSize')"
    : undefined;

/** Why a group on everything cannot begin where it should, in the words of the server. */
export const faultOfStart = ({ startFrom }: GroupSettings, lastPosition: number): string | undefined =>
  typeof startFrom === 'number' && startFrom > lastPosition
    ? 'Invalid Start From position: commit position must be less than or equal to the last commit position in the transaction file.'
    : undefined;
