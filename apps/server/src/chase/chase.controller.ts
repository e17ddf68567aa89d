import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import { Admits } from '../identity/admission.js';
import { readerOf } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Paged } from '../operations/paged.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { TodosQuery } from './chase.dto.js';

/** 催办: what the clock will do, and all that ever came of what was due. */
@ApiTags('催办 chase')
@Controller('api/v1')
@Admits('chase.read')
export class ChaseController {
  constructor(private readonly views: LedgerViews) {}

  @Get('todos')
  @Paged()
  @ApiOperation({ summary: '待办：何事何时到期 / what is due when', operationId: 'listTodos' })
  async todos(@Query() query: TodosQuery, @Req() request: FastifyRequest) {
    return this.views.ask('listTodos', { ...query, ...readerOf(request) });
  }

  @Get('problems/:id/chase')
  @ApiOperation({
    summary: '一个问题的催办台账：计划、发出、未发及原因、签收、回复 / the chase ledger of a problem',
    operationId: 'readChase',
  })
  async chase(@IdParam() problem: string, @Req() request: FastifyRequest) {
    const found = await this.views.ask('readChase', { problem, grant: grantOfRequest(request) });
    if (found === null) throw edgeProblem('NotFound');
    return { problem, ...found };
  }

  @Get('deliveries/dead')
  @ApiOperation({
    summary: '收不到邮件的人 / people whom no mail reaches',
    operationId: 'listDeadReceivers',
  })
  async dead() {
    return { receivers: await this.views.ask('deadReceivers', {}) };
  }
}
