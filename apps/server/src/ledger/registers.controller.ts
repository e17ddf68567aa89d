import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { param, readQuery } from '@xiaohao/http';
import { horizons, signatureMeanings } from '@xiaohao/problem';
import type { FastifyRequest } from 'fastify';
import { Admits } from '../identity/admission.js';
import { callerOf } from '../identity/asked.js';
import { LedgerViews } from '../views/index.js';
import { awaitPosition } from './await-position.js';
import { DescribeParams } from './list-params.js';

const paging = { pageSize: param.whole(1, 200), cursor: param.text(2_000) };
const measureParams = {
  problem: param.id(),
  campaign: param.id(),
  unit: param.id(),
  person: param.id(),
  horizon: param.oneOf(horizons),
  open: param.flag(),
  dueFrom: param.date(),
  dueTo: param.date(),
  ...paging,
};
const opinionParams = {
  problem: param.id(),
  campaign: param.id(),
  unit: param.id(),
  reviewer: param.id(),
  level: param.oneOf(['firstReview', 'secondReview'] as const),
  reason: param.code(),
  passed: param.flag(),
  from: param.date(),
  to: param.date(),
  ...paging,
};
const signatureParams = {
  problem: param.id(),
  campaign: param.id(),
  unit: param.id(),
  signer: param.id(),
  meaning: param.oneOf(signatureMeanings),
  stale: param.flag(),
  from: param.date(),
  to: param.date(),
  ...paging,
};
const revisitParams = { campaign: param.id(), unit: param.id(), ...paging };
const duplicateParams = { campaign: param.id(), limit: param.whole(1, 200) };

/** 登记簿: measures, opinions and signatures across all problems, and what in them wants a look. */
@ApiTags('台账 ledger')
@Controller('api/v1')
@Admits('ledger.read')
export class RegistersController {
  constructor(private readonly views: LedgerViews) {}

  @Get('measures')
  @ApiOperation({ summary: '措施登记 / measures', operationId: 'listMeasures' })
  @DescribeParams(measureParams)
  async measures(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<unknown> {
    await awaitPosition(this.views, request);
    return this.views.ask('listMeasures', {
      ...readQuery(measureParams, query),
      reader: callerOf(request).id,
    });
  }

  @Get('measures/identical')
  @ApiOperation({
    summary: '不同问题的雷同措施（一刀切提示） / identical measures of unlike problems',
    operationId: 'identicalMeasures',
  })
  @DescribeParams(duplicateParams)
  async identical(@Query() query: Record<string, unknown>): Promise<unknown> {
    return { measures: await this.views.ask('identicalMeasures', readQuery(duplicateParams, query)) };
  }

  @Get('reviews')
  @ApiOperation({
    summary: '审核登记：轮次与原因 / opinions with rounds and reasons',
    operationId: 'listOpinions',
  })
  @DescribeParams(opinionParams)
  async opinions(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<unknown> {
    await awaitPosition(this.views, request);
    return this.views.ask('listOpinions', {
      ...readQuery(opinionParams, query),
      reader: callerOf(request).id,
    });
  }

  @Get('sign-offs')
  @ApiOperation({ summary: '签署登记 / signatures', operationId: 'listSignatures' })
  @DescribeParams(signatureParams)
  async signatures(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
  ): Promise<unknown> {
    await awaitPosition(this.views, request);
    return this.views.ask('listSignatures', {
      ...readQuery(signatureParams, query),
      reader: callerOf(request).id,
    });
  }

  @Get('revisits/proposed')
  @ApiOperation({
    summary: '反弹提示：同单位同类别再现，建议回访 / relapses that propose a revisit',
    operationId: 'proposedRevisits',
  })
  @DescribeParams(revisitParams)
  async revisits(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<unknown> {
    return this.views.ask('proposedRevisits', {
      ...readQuery(revisitParams, query),
      reader: callerOf(request).id,
    });
  }

  @Get('evidence-files/shared')
  @ApiOperation({
    summary: '用于多个问题的同一佐证 / files that several problems rely on',
    operationId: 'sharedEvidence',
  })
  async shared(): Promise<unknown> {
    return { files: await this.views.ask('sharedFiles', {}) };
  }
}
