import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem, param, readQuery } from '@xiaohao/http';
import { countDimensions } from '@xiaohao/ledger';
import type { FastifyRequest } from 'fastify';
import { Admits } from '../identity/admission.js';
import { LedgerViews } from '../views/index.js';
import { awaitPosition } from './await-position.js';
import { DescribeParams, filterParams } from './list-params.js';

const { text: _, ...countable } = filterParams;
const countParams = { by: param.someOf(countDimensions), ...countable };

/** 统计: problems counted by one or two dimensions. */
@ApiTags('台账 ledger')
@Controller('api/v1/counts')
@Admits('ledger.read')
export class CountsController {
  constructor(private readonly views: LedgerViews) {}

  @Get()
  @ApiOperation({
    summary: '按任意一至两个维度统计 / counts by any one or two dimensions',
    operationId: 'countProblems',
  })
  @DescribeParams(countParams)
  async count(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<unknown> {
    const { by, ...filter } = readQuery(countParams, query);
    if (!by || by.length > 2)
      throw edgeProblem('ParameterInvalid', {
        errors: [
          {
            pointer: 'by',
            code: 'ParameterInvalid',
            message: `应为一至两个维度：${countDimensions.join('、')}`,
            en: `must be one or two of ${countDimensions.join(', ')}`,
          },
        ],
      });
    await awaitPosition(this.views, request);
    const cells = await this.views.ask('countProblems', { by, filter });
    return { by, cells, total: cells.reduce((sum, { count }) => sum + count, 0) };
  }
}
