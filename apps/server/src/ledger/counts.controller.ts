import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOfCodes } from '@xiaohao/http';
import { type CountDimension, countDimensions } from '@xiaohao/ledger';
import { dateInZone } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { awaitPosition } from './await-position.js';
import { FilterQuery, listZone, onDate } from './list-params.js';

class CountQuery extends FilterQuery {
  @ListOfCodes(countDimensions, {
    minItems: 1,
    maxItems: 2,
    description: '统计维度，可重复一次 / dimension, given once or twice',
  })
  readonly by!: readonly CountDimension[];
}

/** 统计: problems counted by one or two dimensions. */
@ApiTags('台账 ledger')
@Controller('api/v1/counts')
@Admits('ledger.read')
export class CountsController {
  constructor(
    private readonly views: LedgerViews,
    @Inject(houseToken) private readonly house: House,
  ) {}

  @Get()
  @ApiOperation({
    summary: '按任意一至两个维度统计 / counts by any one or two dimensions',
    operationId: 'countProblems',
  })
  async count(@Query() { by, ...filter }: CountQuery, @Req() request: FastifyRequest): Promise<unknown> {
    await awaitPosition(this.views, request);
    const cells = await this.views.ask('countProblems', {
      by,
      filter: onDate(filter, dateInZone(this.house.clock.now(), listZone)),
      grant: grantOfRequest(request),
    });
    return { by, cells, total: cells.reduce((sum, { count }) => sum + count, 0) };
  }
}
