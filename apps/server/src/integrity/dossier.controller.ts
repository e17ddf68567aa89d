import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { attachment, Flag, Produces } from '@xiaohao/http';
import type { FastifyReply } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { IdParam } from '../identity/id-param.js';
import { Downloads } from '../operations/answering.js';
import { DossierDesk } from './dossier-desk.js';

/** JSON that leaves the house: by its type the security record knows it for an export. */
export const dossierType = 'application/vnd.xiaohao.dossier+json';

/** What goes into a dossier. */
export class DossierQuery {
  @Flag({ optional: true })
  readonly files?: boolean;
}

/** 案卷: one problem as one file that anybody can check without this server. */
@ApiTags('防篡改 integrity')
@Controller('api/v1/problems')
@Admits('problem.read')
export class DossierController {
  readonly #desk: DossierDesk;

  constructor(@Inject(houseToken) house: House) {
    this.#desk = new DossierDesk(house);
  }

  @Get(':id/dossier')
  @Header('content-type', `${dossierType}; charset=utf-8`)
  @Produces(dossierType, 'application/json')
  @Header('cache-control', 'no-store')
  @Downloads()
  @ApiOperation({
    summary:
      '案卷：事件原文、证明、检查点与离线核验程序 / the dossier: events as stored, proofs, checkpoint, verifier',
    operationId: 'readDossier',
  })
  async read(
    @IdParam() problem: string,
    @Query() query: DossierQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { number, text } = await this.#desk.dossier(problem, query.files === true);
    void reply.header('content-disposition', attachment(`案卷-${number}.json`, `dossier-${number}.json`));
    return text;
  }
}
