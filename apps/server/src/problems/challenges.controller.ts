import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@xiaohao/access';
import type { Challenge } from '@xiaohao/signing/challenges';
import { Admits } from '../identity/admission.js';
import { IdParam } from '../identity/id-param.js';
import { CallerParam } from '../signing/caller-param.js';
import { Stated } from './identification.dto.js';
import { ProblemDesk } from './problem-desk.js';
import { OpinionOnlyDto, RequestSignOffDto, VerifyDto } from './sign-off.dto.js';
import { signingCommand } from './signing-commands.js';

/**
 * 签字口令: what is put before somebody who is about to sign. Each step has its own, below its own path and with its
 * own body, so that one rule reads both. Nothing is written.
 */
@ApiTags('销号 sign-off')
@Controller('api/v1/problems/:id/sign-off')
@Admits('problem.act')
export class ChallengesController {
  constructor(private readonly problems: ProblemDesk) {}

  @Post('challenge')
  @HttpCode(200)
  @ApiOperation({
    summary: '申请销号的签字口令 / challenge for the request',
    operationId: 'ChallengeSignOffRequest',
  })
  request(
    @CallerParam() caller: Caller,
    @IdParam() problem: string,
    @Body() body: RequestSignOffDto,
  ): Promise<Challenge> {
    return this.problems.challenge(problem, signingCommand.request(body), {
      caller,
      onBehalfOf: body.onBehalfOf,
    });
  }

  @Post('renewal/challenge')
  @HttpCode(200)
  @ApiOperation({
    summary: '重新签署申请的签字口令 / challenge for the request given again',
    operationId: 'ChallengeRenewal',
  })
  renewal(
    @CallerParam() caller: Caller,
    @IdParam() problem: string,
    @Body() body: Stated,
  ): Promise<Challenge> {
    return this.problems.challenge(problem, signingCommand.renewal(), {
      caller,
      onBehalfOf: body.onBehalfOf,
    });
  }

  @Post('unit-approval/challenge')
  @HttpCode(200)
  @ApiOperation({
    summary: '单位审核的签字口令 / challenge for the unit approval',
    operationId: 'ChallengeUnitApproval',
  })
  unitApproval(
    @CallerParam() caller: Caller,
    @IdParam() problem: string,
    @Body() body: OpinionOnlyDto,
  ): Promise<Challenge> {
    return this.problems.challenge(problem, signingCommand.unitApproval(body), {
      caller,
      onBehalfOf: body.onBehalfOf,
    });
  }

  @Post('verification/challenge')
  @HttpCode(200)
  @ApiOperation({
    summary: '核查的签字口令 / challenge for the verification',
    operationId: 'ChallengeVerification',
  })
  verification(
    @CallerParam() caller: Caller,
    @IdParam() problem: string,
    @Body() body: VerifyDto,
  ): Promise<Challenge> {
    return this.problems.challenge(problem, signingCommand.verification(body), {
      caller,
      onBehalfOf: body.onBehalfOf,
    });
  }

  @Post('approval/challenge')
  @HttpCode(200)
  @ApiOperation({
    summary: '批准销号的签字口令 / challenge for the approval',
    operationId: 'ChallengeApproval',
  })
  approval(
    @CallerParam() caller: Caller,
    @IdParam() problem: string,
    @Body() body: OpinionOnlyDto,
  ): Promise<Challenge> {
    return this.problems.challenge(problem, signingCommand.approval(body), {
      caller,
      onBehalfOf: body.onBehalfOf,
    });
  }

  @Post('filing/challenge')
  @HttpCode(200)
  @ApiOperation({ summary: '备案的签字口令 / challenge for the filing', operationId: 'ChallengeFiling' })
  filing(
    @CallerParam() caller: Caller,
    @IdParam() problem: string,
    @Body() body: OpinionOnlyDto,
  ): Promise<Challenge> {
    return this.problems.challenge(problem, signingCommand.filing(body), {
      caller,
      onBehalfOf: body.onBehalfOf,
    });
  }
}
