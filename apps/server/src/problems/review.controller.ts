import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { ActOnProblem } from './act-on-problem.js';
import { Stated } from './identification.dto.js';
import { FinaliseDto, OpinionDto, ResubmitDto, ReturnDto } from './review.dto.js';

/** 初审、复审、返工、定稿. */
@ApiTags('审核 review')
@Controller('api/v1/problems/:id')
@Admits('problem.act')
export class ReviewController {
  constructor(private readonly bus: CommandBus) {}

  @Post('submission')
  @ApiOperation({ summary: '提交审核 / submit for review', operationId: 'SubmitForReview' })
  submit(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() _body: Stated,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ActOnProblem(asked, { problem, command: { type: 'SubmitForReview' } }));
  }

  @Post('first-review')
  @ApiOperation({ summary: '初审通过 / pass the first review', operationId: 'PassFirstReview' })
  passFirst(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: OpinionDto,
  ): Promise<CommandAnswer> {
    return this.#opine(asked, problem, 'PassFirstReview', body);
  }

  @Post('second-review')
  @ApiOperation({ summary: '复审通过 / pass the second review', operationId: 'PassSecondReview' })
  passSecond(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: OpinionDto,
  ): Promise<CommandAnswer> {
    return this.#opine(asked, problem, 'PassSecondReview', body);
  }

  @Post('return')
  @ApiOperation({ summary: '退回返工 / return for rework', operationId: 'ReturnForRework' })
  return(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: ReturnDto,
  ): Promise<CommandAnswer> {
    const opinion = asked.facts.ids.of('opinion');
    const { session, text, reason, dueOn } = body;
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { opinion },
        command: { type: 'ReturnForRework', opinion, session, text, reason, dueOn },
      }),
    );
  }

  @Post('resubmission')
  @ApiOperation({ summary: '重新提交 / resubmit', operationId: 'ResubmitProblem' })
  resubmit(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { answers, answer }: ResubmitDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'ResubmitProblem', answers, answer } }),
    );
  }

  @Post('finalisation')
  @ApiOperation({ summary: '定稿 / finalise', operationId: 'FinaliseProblem' })
  finalise(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { meeting }: FinaliseDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        command: { type: 'FinaliseProblem', ...(meeting === undefined ? {} : { meeting }) },
      }),
    );
  }

  #opine(
    asked: Asked,
    problem: string,
    type: 'PassFirstReview' | 'PassSecondReview',
    { session, text }: OpinionDto,
  ): Promise<CommandAnswer> {
    const opinion = asked.facts.ids.of('opinion');
    return this.bus.execute(
      new ActOnProblem(asked, { problem, created: { opinion }, command: { type, opinion, session, text } }),
    );
  }
}
