/** Which projection, of which life and version, wrote something. */
export interface ProjectionVersion {
  readonly id: number;
  /** The version at which it was reset last; -1 when it never was. */
  readonly epoch: number;
  readonly version: number;
}

const subsystem = 4;
const text = new TextDecoder();

export const versionText = ({ id, epoch, version }: ProjectionVersion): string =>
  `${id}:${epoch}:${version}:${subsystem}`;

/** The members of metadata that a projection wrote, with its version; none of what came from elsewhere. */
export function stampIn(
  metadata: Uint8Array,
): { readonly by: ProjectionVersion; readonly members: Readonly<Record<string, unknown>> } | undefined {
  try {
    const members = JSON.parse(text.decode(metadata)) as Readonly<Record<string, unknown>>;
    const [id, epoch, version] = String(members['$v']).split(':').map(Number);
    if (id === undefined || epoch === undefined || version === undefined || Number.isNaN(id))
      return undefined;
    return { by: { id, epoch, version }, members };
  } catch {
    return undefined;
  }
}

/** Written since the projection was reset last. */
export const isOfSameLife = (ours: ProjectionVersion, theirs: ProjectionVersion): boolean =>
  ours.id === theirs.id && theirs.version >= ours.epoch;
