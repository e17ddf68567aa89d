/** What a projection reads and how it divides it, as its query says before any event is there. */
export interface QueryDefinition {
  /** `fromAll`. */
  readonly allStreams: boolean;
  readonly categories: readonly string[];
  readonly streams: readonly string[];
  readonly allEvents: boolean;
  readonly events: readonly string[];
  /** `foreachStream`. */
  readonly byStreams: boolean;
  /** `partitionBy`. */
  readonly byCustomPartitions: boolean;
  /** `when`. */
  readonly definesFold: boolean;
  /** `transformBy`, `filterBy`. */
  readonly definesStateTransform: boolean;
  /** `outputState`: results are written as they change. */
  readonly producesResults: boolean;
  /** `$deleted`. */
  readonly handlesDeletes: boolean;
  readonly includeLinks: boolean;
  readonly biState: boolean;
  readonly reorderEvents: boolean;
  /** In ms. */
  readonly processingLag: number;
  readonly resultStream?: string | undefined;
  /** With `{0}` for the partition. */
  readonly partitionResultPattern?: string | undefined;
}

/** Nothing said yet: no source, every event. */
export const emptyDefinition: QueryDefinition = Object.freeze({
  allStreams: false,
  categories: [],
  streams: [],
  allEvents: true,
  events: [],
  byStreams: false,
  byCustomPartitions: false,
  definesFold: false,
  definesStateTransform: false,
  producesResults: false,
  handlesDeletes: false,
  includeLinks: false,
  biState: false,
  reorderEvents: false,
  processingLag: 0,
});
