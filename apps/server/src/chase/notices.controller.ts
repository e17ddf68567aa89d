import { Body, Controller, Get, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ChaseCommand } from '@xiaohao/chase';
import type { FastifyRequest } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam, callerOf } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Paged } from '../operations/paged.js';
import { LedgerViews } from '../views/index.js';
import { AnswerDto, DeclineDto, InboxQuery } from './chase.dto.js';
import { ChaseDesk } from './chase-desk.js';

/** 收件箱: what was sent to oneself, confirming and answering it, and issuing what the clock proposed. */
@ApiTags('催办 chase')
@Controller('api/v1')
@UseInterceptors(InOneSpan)
@Admits('chase.act')
export class NoticesController {
  constructor(
    private readonly desk: ChaseDesk,
    private readonly views: LedgerViews,
  ) {}

  @Get('inbox')
  @Paged()
  @Admits('inbox.read')
  @ApiOperation({ summary: '我的收件箱 / my inbox', operationId: 'readInbox' })
  async inbox(@Query() query: InboxQuery, @Req() request: FastifyRequest) {
    const { id } = callerOf(request);
    return this.views.ask('listInbox', { ...query, person: id, reader: id });
  }

  @Post('notices/:id/receipt')
  @ApiOperation({ summary: '签收 / confirm that it was received', operationId: 'ConfirmReceipt' })
  receipt(@AskedParam() asked: Asked, @IdParam() notice: string): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'ConfirmReceipt', notice });
  }

  @Post('notices/:id/answer')
  @ApiOperation({ summary: '回复文书 / answer an instrument of the ladder', operationId: 'AnswerEscalation' })
  answer(
    @AskedParam() asked: Asked,
    @IdParam() notice: string,
    @Body() body: AnswerDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'AnswerEscalation', notice, ...body });
  }

  @Post('notices/:id/issue')
  @ApiOperation({
    summary: '签发系统拟发的文书 / issue what the clock proposed',
    operationId: 'IssueProposal',
  })
  issue(@AskedParam() asked: Asked, @IdParam() notice: string): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'IssueProposal', notice });
  }

  @Post('notices/:id/decline')
  @ApiOperation({ summary: '不予签发 / decline to issue it', operationId: 'DeclineProposal' })
  decline(
    @AskedParam() asked: Asked,
    @IdParam() notice: string,
    @Body() body: DeclineDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'DeclineProposal', notice, ...body });
  }

  #act(asked: Asked, command: Exclude<ChaseCommand, { type: 'KeepChasing' }>): Promise<CommandAnswer> {
    return this.desk.act(asked, command);
  }
}
