import { join } from 'node:path';
import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { edgeProblem, Produces } from '@xiaohao/http';
import { readTilePath } from '@xiaohao/integrity';
import { TileFolder, TileMissing } from '@xiaohao/integrity/folder';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';

const binary = 'application/octet-stream';
/** A tile of one width never says anything else. */
const forGood = 'private, max-age=31536000, immutable';

/**
 * 树: the hashes of the log's tree as C2SP tlog-tiles has them, beside its checkpoint. There are no entry bundles:
 * content is shown under the rules of the API alone. An index has as many parts as it has groups of three digits, and
 * a partial tile one more.
 */
@ApiTags('防篡改 integrity')
@Controller('api/v1/integrity/tile')
@Admits('integrity.read')
export class TilesController {
  readonly #tiles: TileFolder;

  constructor(@Inject(houseToken) { configuration }: House) {
    this.#tiles = new TileFolder(join(configuration.dataFolder, 'integrity'));
  }

  @Get(':level/:a')
  @Header('content-type', binary)
  @Header('cache-control', forGood)
  @Produces(binary)
  @ApiProduces(binary)
  @ApiOperation({ summary: '树的一块哈希（C2SP tlog-tiles） / a tile of the tree', operationId: 'readTile' })
  first(@Param('level') level: string, @Param('a') a: string): Buffer {
    return this.#read(level, [a]);
  }

  @Get(':level/:a/:b')
  @Header('content-type', binary)
  @Header('cache-control', forGood)
  @Produces(binary)
  @ApiProduces(binary)
  @ApiOperation({ summary: '同上，两段 / the same, of two parts', operationId: 'readTileOfTwoParts' })
  second(@Param('level') level: string, @Param('a') a: string, @Param('b') b: string): Buffer {
    return this.#read(level, [a, b]);
  }

  @Get(':level/:a/:b/:c')
  @Header('content-type', binary)
  @Header('cache-control', forGood)
  @Produces(binary)
  @ApiProduces(binary)
  @ApiOperation({ summary: '同上，三段 / the same, of three parts', operationId: 'readTileOfThreeParts' })
  third(
    @Param('level') level: string,
    @Param('a') a: string,
    @Param('b') b: string,
    @Param('c') c: string,
  ): Buffer {
    return this.#read(level, [a, b, c]);
  }

  /** @throws HttpProblem NotFound */
  #read(level: string, rest: readonly string[]): Buffer {
    const place = readTilePath(level, rest);
    if (place === undefined) throw edgeProblem('NotFound');
    try {
      return this.#tiles.tile(place);
    } catch (error) {
      throw error instanceof TileMissing ? edgeProblem('NotFound') : error;
    }
  }
}
