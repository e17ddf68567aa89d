import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import { Admits } from '../identity/admission.js';
import { callerOf, readerOf } from '../identity/asked.js';
import { Paged } from '../operations/paged.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { Visibility } from '../visibility/visibility.js';
import {
  IdenticalQuery,
  MeasuresQuery,
  OpinionsQuery,
  RegisterQuery,
  SignaturesQuery,
} from './register-queries.js';

/** 登记簿: measures, opinions and signatures across all problems, and what in them wants a look. */
@ApiTags('台账 ledger')
@Controller('api/v1')
@Admits('ledger.read')
export class RegistersController {
  constructor(
    private readonly views: LedgerViews,
    private readonly visibility: Visibility,
  ) {}

  @Get('measures')
  @Paged()
  @ApiOperation({ summary: '措施登记 / measures', operationId: 'listMeasures' })
  async measures(@Query() query: MeasuresQuery, @Req() request: FastifyRequest) {
    return this.views.ask('listMeasures', {
      ...query,
      ...readerOf(request),
    });
  }

  @Get('measures/identical')
  @ApiOperation({
    summary: '不同问题的雷同措施（一刀切提示） / identical measures of unlike problems',
    operationId: 'identicalMeasures',
  })
  async identical(@Query() query: IdenticalQuery, @Req() request: FastifyRequest) {
    return {
      measures: await this.views.ask('identicalMeasures', { ...query, grant: grantOfRequest(request) }),
    };
  }

  @Get('reviews')
  @Paged()
  @ApiOperation({
    summary: '审核登记：轮次与原因 / opinions with rounds and reasons',
    operationId: 'listOpinions',
  })
  async opinions(@Query() query: OpinionsQuery, @Req() request: FastifyRequest) {
    return this.views.ask('listOpinions', {
      ...query,
      ...readerOf(request),
    });
  }

  @Get('sign-offs')
  @Paged()
  @ApiOperation({ summary: '签署登记 / signatures', operationId: 'listSignatures' })
  async signatures(@Query() query: SignaturesQuery, @Req() request: FastifyRequest) {
    return this.views.ask('listSignatures', {
      ...query,
      ...readerOf(request),
    });
  }

  @Get('revisits/proposed')
  @Paged()
  @ApiOperation({
    summary: '反弹提示：同单位同类别再现，建议回访 / relapses that propose a revisit',
    operationId: 'proposedRevisits',
  })
  async revisits(@Query() query: RegisterQuery, @Req() request: FastifyRequest) {
    return this.views.ask('proposedRevisits', {
      ...query,
      ...readerOf(request),
    });
  }

  @Get('evidence-files/shared')
  @ApiOperation({
    summary: '用于多个问题的同一佐证 / files that several problems rely on',
    operationId: 'sharedEvidence',
  })
  async shared(@Req() request: FastifyRequest) {
    return { files: await this.views.ask('sharedFiles', { grant: grantOfRequest(request) }) };
  }

  @Get('evidence-files/:digest/uses')
  @ApiOperation({
    summary: '一份文件佐证了哪些问题 / what one file proves, in which problems',
    operationId: 'usesOfEvidenceFile',
  })
  async uses(@Param('digest') digest: string, @Req() request: FastifyRequest) {
    const grant = grantOfRequest(request);
    if (!(await this.visibility.file(grant, callerOf(request), digest))) throw edgeProblem('NotFound');
    return { uses: await this.views.ask('usesOfFile', { digest, grant }) };
  }
}
