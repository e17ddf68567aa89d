import { Body, Controller, Get, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem, etagOf } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam, callerOf, readerOf } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers, Creates } from '../operations/answering.js';
import { Paged } from '../operations/paged.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { EraseReporterDto, IntakesQuery, RegisterIntakeDto } from './intake.dto.js';
import { IntakeDesk } from './intake-desk.js';

/** 信访举报来件: taken in, listed, and who reported it, which two roles alone may read. */
@ApiTags('来件 intakes')
@Controller('api/v1/intakes')
@UseInterceptors(InOneSpan)
@Admits('intake.read')
export class IntakesController {
  constructor(
    private readonly intakes: IntakeDesk,
    private readonly views: LedgerViews,
  ) {}

  @Post()
  @Admits('intake.register')
  @Creates()
  @ApiOperation({ summary: '登记来件 / register an intake', operationId: 'RegisterIntake' })
  register(
    @AskedParam() asked: Asked,
    @Body() { happenedAt: _, secrecy = 'restricted', ...paper }: RegisterIntakeDto,
  ): Promise<CommandAnswer> {
    return this.intakes.register(asked, { ...paper, secrecy });
  }

  @Get()
  @Paged()
  @ApiOperation({ summary: '来件登记簿 / intakes', operationId: 'listIntakes' })
  async list(@Query() query: IntakesQuery, @Req() request: FastifyRequest) {
    return this.views.ask('listIntakes', { ...query, ...readerOf(request) });
  }

  @Get(':id')
  @Answers({ headers: ['ETag'] })
  @ApiOperation({
    summary: '一件来件及由此登记的问题 / an intake with the problems that came of it',
    operationId: 'readIntake',
  })
  async read(
    @IdParam() intake: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.views.ask('readIntake', { intake, grant: grantOfRequest(request) });
    if (found === null) throw edgeProblem('NotFound');
    void reply.header('etag', etagOf(found.revision));
    return found;
  }

  @Get(':id/reporter')
  @Admits('reporter.read')
  @ApiOperation({
    summary:
      '举报人；仅信访受理员与纪检监察员，须新近验证身份，每次读取记入安全记录 / who reported: two roles alone, freshly authenticated, and every reading is noted',
    operationId: 'readReporter',
  })
  async reporter(@IdParam() intake: string, @Req() request: FastifyRequest) {
    return { intake, reporter: await this.intakes.reporter(intake, callerOf(request)) };
  }

  @Post(':id/reporter/erasure')
  @Admits('reporter.erase')
  @ApiOperation({
    summary: '删除举报人信息，不可恢复 / erase who reported, for good',
    operationId: 'EraseReporter',
  })
  erase(
    @AskedParam() asked: Asked,
    @IdParam() intake: string,
    @Body() { ground }: EraseReporterDto,
  ): Promise<CommandAnswer> {
    return this.intakes.erase(asked, intake, ground);
  }
}
