/** Levels of the tree in one tile, and the hashes of a full one (C2SP tlog-tiles). */
export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;

/** A tile by its place: `level` counts tiles of height 8 from the leaves, `width` is 1 to 256 hashes. */
export interface TilePlace {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** The tile at a level that ends a tree of this size, or undefined where only full tiles are. */
export function partialTile(level: number, size: number): TilePlace | undefined {
  const hashes = Math.floor(size / tileWidth ** level);
  const width = hashes % tileWidth;
  return width === 0 ? undefined : { level, index: Math.floor(hashes / tileWidth), width };
}

/** Levels of tiles that a tree of this size has. */
export function tileLevels(size: number): number {
  let levels = 0;
  for (let hashes = size; hashes >= 1; hashes = Math.floor(hashes / tileWidth)) levels += 1;
  return levels;
}

/** `tile/0/x001/x234/067`, with `.p/12` behind it for a tile of 12 hashes. */
export function tilePath({ level, index, width }: TilePlace): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return `tile/${level}/${groups.join('/')}${width === tileWidth ? '' : `.p/${width}`}`;
}

const mostGroups = 4;

/**
 * The place that a path below `tile/` names: the level, then what {@link tilePath} writes after it, split at the
 * slashes. Undefined for what it would not write.
 */
export function readTilePath(level: string, rest: readonly string[]): TilePlace | undefined {
  const text = rest.join('/');
  const [path = '', width] = text.split('.p/');
  const groups = path.split('/');
  if (!/^\d{1,2}$/.test(level) || groups.length > mostGroups) return undefined;
  if (!groups.every((group) => /^x?\d{3}$/.test(group))) return undefined;
  const place = {
    level: Number(level),
    index: Number(groups.map((group) => group.slice(-3)).join('')),
    width: width === undefined ? tileWidth : Number(width),
  };
  return tilePath(place) === `tile/${level}/${text}` && place.width >= 1 && place.width <= tileWidth
    ? place
    : undefined;
}
