import { type TilePlace, tilePath } from '@xiaohao/integrity';

/** A tile that has to be there is not, or is not as long as it has to be. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
  constructor(readonly place: TilePlace) {
    super(`${tilePath(place)} is not there whole`);
  }
}

/** The log no longer gives the tile that it gave before. */
export class TilesDiffer extends Error {
  override readonly name = 'TilesDiffer';
  constructor(readonly place: TilePlace) {
    super(`${tilePath(place)} is there already and says something else`);
  }
}
