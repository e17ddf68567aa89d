/** Where a server keeps what belongs to projections. */
export const registrationStream = '$projections-$all';

/** The streams of one projection. */
export interface ProjectionStreams {
  /** What it is, a version an event. */
  readonly definition: string;
  readonly checkpoint: string;
  readonly result: string;
  /** Names of partitions, where results are written as they change. */
  readonly partitions: string;
  /** Names of the streams that it emitted to, where they are tracked. */
  readonly emitted: string;
  checkpointOf(partition: string): string;
  resultOf(partition: string): string;
}

/** Their names, with what the query says about results. */
export function streamsOf(
  name: string,
  {
    resultStream,
    partitionResultPattern,
  }: {
    readonly resultStream?: string | undefined;
    readonly partitionResultPattern?: string | undefined;
  } = {},
): ProjectionStreams {
  const own = `$projections-${name}`;
  const pattern = partitionResultPattern ?? `${own}-{0}-result`;
  const result = resultStream ?? `${own}-result`;
  return {
    definition: own,
    checkpoint: `${own}-checkpoint`,
    result,
    partitions: `${own}-partitions`,
    emitted: `${own}-emittedstreams`,
    checkpointOf: (partition) => `${own}-${partition}-checkpoint`,
    resultOf: (partition) => (partition === '' ? result : pattern.replaceAll('{0}', partition)),
  };
}
