/** How long a projection goes on: for one reading, kept or not, or for ever. */
export type ProjectionMode = 'Transient' | 'OneTime' | 'Continuous';

/** What a projection is, as it is written down. */
export interface ProjectionSettings {
  /** `JS`, or the name of a standard projection's handler. */
  readonly handlerType: string;
  readonly query: string;
  readonly mode: ProjectionMode;
  readonly enabled: boolean;
  readonly emitEnabled: boolean;
  readonly trackEmittedStreams: boolean;
  readonly checkpointsDisabled: boolean;
  /** The version at which it was reset last; -1 when it never was. */
  readonly epoch: number;
  readonly version: number;
}
