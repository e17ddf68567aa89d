import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Text } from '@xiaohao/http';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers } from '../operations/answering.js';
import { OrganisationRegister } from './organisation-register.js';

class DeclineProposalDto {
  @Text({ max: 500, description: '理由 / ground' })
  readonly ground!: string;
}

/** 待确认的变更: what gives somebody power waits for a second person. */
@ApiTags('组织 organisation')
@Controller('api/v1/proposals')
@Admits('organisation.confirm')
export class ProposalsController {
  constructor(private readonly register: OrganisationRegister) {}

  @Get()
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({
    summary: '待第二人确认的变更 / changes that wait for a second person',
    operationId: 'listProposals',
  })
  async proposals(@Res({ passthrough: true }) reply: FastifyReply) {
    return { proposals: [...(await this.register.read(reply)).proposals.values()] };
  }

  @Post(':id/confirmation')
  @ApiOperation({ summary: '第二人确认 / confirm as the second person', operationId: 'ConfirmChange' })
  confirm(@AskedParam() asked: Asked, @IdParam() proposal: string): Promise<CommandAnswer> {
    return this.register.change(asked, proposal, { type: 'ConfirmChange', proposal });
  }

  @Post(':id/refusal')
  @ApiOperation({ summary: '不予确认或撤回 / decline, or take back', operationId: 'DeclineChange' })
  decline(
    @AskedParam() asked: Asked,
    @IdParam() proposal: string,
    @Body() { ground }: DeclineProposalDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, proposal, { type: 'DeclineChange', proposal, ground });
  }
}
