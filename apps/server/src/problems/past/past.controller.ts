import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Admits } from '../../identity/admission.js';
import { callerOf } from '../../identity/asked.js';
import { IdParam } from '../../identity/id-param.js';
import { grantOfRequest } from '../../visibility/granted.js';
import { PastDesk } from './past-desk.js';
import { DiffQuery, HistoryQuery, ReplayQuery } from './past-query.js';

/** 历史: what happened to one problem, what it changed, and how it stood on any day. */
@ApiTags('历史 past')
@Controller('api/v1/problems/:id')
@Admits('problem.read')
export class PastController {
  constructor(private readonly past: PastDesk) {}

  @Get('history')
  @ApiOperation({
    summary:
      '全部历史：谁、何时、含义、逐字段变化 / the record: who, when, what it meant, each field changed',
    operationId: 'readHistory',
  })
  async history(@IdParam() id: string, @Query() query: HistoryQuery, @Req() request: FastifyRequest) {
    return this.past.history(id, grantOfRequest(request), query);
  }

  @Get('diff')
  @ApiOperation({
    summary: '两个时点之间的变化 / what changed between two points',
    operationId: 'readDiff',
  })
  async diff(@IdParam() id: string, @Query() query: DiffQuery, @Req() request: FastifyRequest) {
    return this.past.diff(id, grantOfRequest(request), query);
  }

  @Get('replay')
  @ApiOperation({
    summary:
      '逐步重放：每一步之后的全貌与本人可行操作 / the record step by step, with the whole problem after each and what you might have done',
    operationId: 'replayProblem',
  })
  async replay(@IdParam() id: string, @Query() query: ReplayQuery, @Req() request: FastifyRequest) {
    return this.past.replay(id, grantOfRequest(request), { caller: callerOf(request) }, query);
  }
}
