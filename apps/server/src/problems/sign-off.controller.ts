import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProblemCommand } from '@xiaohao/problem';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { ActOnProblem } from './act-on-problem.js';
import { RejectDto, SatisfactionDto } from './sign-off.dto.js';
import {
  SignedOpinionDto,
  SignedRenewalDto,
  SignedRequestDto,
  SignedVerificationDto,
} from './signing.dto.js';
import { signingCommand } from './signing-commands.js';

/** 销号: the request and the signatures of its chain. */
@ApiTags('销号 sign-off')
@Controller('api/v1/problems/:id/sign-off')
@Admits('problem.act')
export class SignOffController {
  constructor(private readonly bus: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '申请销号 / request sign-off', operationId: 'RequestSignOff' })
  request(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: SignedRequestDto,
  ): Promise<CommandAnswer> {
    return this.#sign(asked, problem, signingCommand.request(body), body);
  }

  @Post('renewal')
  @ApiOperation({ summary: '申请人重新签署 / sign the request again', operationId: 'RenewSignOffRequest' })
  renew(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: SignedRenewalDto,
  ): Promise<CommandAnswer> {
    return this.#sign(asked, problem, signingCommand.renewal(), body);
  }

  @Post('unit-approval')
  @ApiOperation({ summary: '单位审核 / approve for the unit', operationId: 'ApproveByUnit' })
  approveByUnit(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: SignedOpinionDto,
  ): Promise<CommandAnswer> {
    return this.#sign(asked, problem, signingCommand.unitApproval(body), body);
  }

  @Post('verification')
  @ApiOperation({ summary: '核查 / verify', operationId: 'VerifyRectification' })
  verify(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: SignedVerificationDto,
  ): Promise<CommandAnswer> {
    return this.#sign(asked, problem, signingCommand.verification(body), body);
  }

  @Post('satisfaction')
  @ApiOperation({ summary: '登记满意度 / record satisfaction', operationId: 'RecordSatisfaction' })
  recordSatisfaction(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { happenedAt: _, onBehalfOf: _for, ...content }: SatisfactionDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'RecordSatisfaction', ...content } }),
    );
  }

  @Post('approval')
  @ApiOperation({ summary: '批准销号 / approve the closing', operationId: 'ApproveClosing' })
  approve(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: SignedOpinionDto,
  ): Promise<CommandAnswer> {
    return this.#sign(asked, problem, signingCommand.approval(body), body);
  }

  @Post('filing')
  @ApiOperation({ summary: '备案 / file', operationId: 'FileProblem' })
  file(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: SignedOpinionDto,
  ): Promise<CommandAnswer> {
    return this.#sign(asked, problem, signingCommand.filing(body), body);
  }

  @Post('rejection')
  @ApiOperation({ summary: '驳回 / reject', operationId: 'RejectSignOff' })
  reject(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: RejectDto,
  ): Promise<CommandAnswer> {
    const { supplementaryRequirement } = body;
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'RejectSignOff', supplementaryRequirement } }),
    );
  }

  #sign(
    asked: Asked,
    problem: string,
    command: ProblemCommand,
    { challenge }: { readonly challenge: string },
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ActOnProblem(asked, { problem, command, challenge }));
  }
}
