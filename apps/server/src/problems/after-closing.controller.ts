import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Creates } from '../operations/answering.js';
import { ActOnProblem } from './act-on-problem.js';
import { PlanRevisitDto, RecordRevisitDto, ReopenDto } from './sign-off.dto.js';

/** 回访与复号. */
@ApiTags('回访 after closing')
@Controller('api/v1/problems/:id')
@Admits('problem.act')
export class AfterClosingController {
  constructor(private readonly bus: CommandBus) {}

  @Post('revisits')
  @Creates()
  @ApiOperation({ summary: '安排回访 / plan a revisit', operationId: 'PlanRevisit' })
  plan(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { kind, dueOn, ground }: PlanRevisitDto,
  ): Promise<CommandAnswer> {
    const revisit = asked.facts.ids.of('revisit');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { revisit },
        location: `/api/v1/problems/${problem}`,
        command: { type: 'PlanRevisit', revisit, kind, dueOn, ground },
      }),
    );
  }

  @Post('revisits/:revisit/record')
  @ApiOperation({ summary: '登记回访 / record a revisit', operationId: 'RecordRevisit' })
  record(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('revisit') revisit: string,
    @Body() { happenedAt: _, onBehalfOf: _for, ...content }: RecordRevisitDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'RecordRevisit', revisit, ...content } }),
    );
  }

  @Post('reopening')
  @ApiOperation({ summary: '复号 / reopen', operationId: 'ReopenProblem' })
  reopen(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { ground, text, dueOn }: ReopenDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'ReopenProblem', ground, text, dueOn } }),
    );
  }
}
