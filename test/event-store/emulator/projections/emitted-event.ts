/** An event that a projection wants written, before it has an id and a place. */
export interface EmittedEvent {
  readonly stream: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: string | undefined;
  /** Members of the metadata beside those of every emitted event, each as JSON. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** In place of data: a link to what is the last event of this stream by then. */
  readonly linksToLastOf?: string;
}

/** A link as an emitted event. */
export const emittedLink = (
  stream: string,
  target: string,
  metadata?: Readonly<Record<string, string>>,
): EmittedEvent => ({ stream, type: '$>', isJson: false, data: target, ...(metadata ? { metadata } : {}) });
