import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Creates } from '../operations/answering.js';
import { ActOnProblem } from './act-on-problem.js';
import { Stated } from './identification.dto.js';
import {
  AssignMeasureDto,
  CompleteMeasureDto,
  CompleteStepDto,
  ConvertDto,
  ProgressDto,
  ReviseMeasureDto,
  TaskForceDto,
} from './rectification.dto.js';

/** 整改: measures, their steps and progress. */
@ApiTags('整改 rectification')
@Controller('api/v1/problems/:id')
@Admits('problem.act')
export class MeasuresController {
  constructor(private readonly bus: CommandBus) {}

  @Post('rectification')
  @ApiOperation({ summary: '启动整改 / start rectification', operationId: 'StartRectification' })
  start(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() _body: Stated,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new ActOnProblem(asked, { problem, command: { type: 'StartRectification' } }));
  }

  @Post('measures')
  @Creates()
  @ApiOperation({ summary: '制定措施 / assign a measure', operationId: 'AssignMeasure' })
  assign(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { content }: AssignMeasureDto,
  ): Promise<CommandAnswer> {
    const measure = asked.facts.ids.of('measure');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { measure },
        location: `/api/v1/problems/${problem}`,
        command: { type: 'AssignMeasure', measure, content },
      }),
    );
  }

  @Post('measures/:measure/revision')
  @ApiOperation({ summary: '动态调整措施 / revise a measure', operationId: 'ReviseMeasure' })
  revise(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('measure') measure: string,
    @Body() { content, approver, ground }: ReviseMeasureDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        command: { type: 'ReviseMeasure', measure, content, approver, ground },
      }),
    );
  }

  @Post('measures/:measure/steps/:step')
  @ApiOperation({ summary: '完成一个步骤 / complete a step', operationId: 'CompleteStep' })
  completeStep(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('measure') measure: string,
    @Param('step') step: string,
    @Body() { note }: CompleteStepDto,
  ): Promise<CommandAnswer> {
    if (!/^[1-9]\d?$/.test(step)) throw edgeProblem('NotFound');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        command: {
          type: 'CompleteStep',
          measure,
          step: Number(step),
          ...(note === undefined ? {} : { note }),
        },
      }),
    );
  }

  @Post('measures/:measure/progress')
  @ApiOperation({ summary: '报告进展 / report progress', operationId: 'ReportProgress' })
  report(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('measure') measure: string,
    @Body() { happenedAt: _, onBehalfOf: _for, ...entry }: ProgressDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'ReportProgress', measure, ...entry } }),
    );
  }

  @Post('measures/:measure/completion')
  @ApiOperation({ summary: '完成措施 / complete a measure', operationId: 'CompleteMeasure' })
  complete(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('measure') measure: string,
    @Body() { actual, result }: CompleteMeasureDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'CompleteMeasure', measure, actual, result } }),
    );
  }

  @Post('conversion')
  @ApiOperation({ summary: '转为长期坚持 / convert to continuing', operationId: 'ConvertToContinuing' })
  convert(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: ConvertDto,
  ): Promise<CommandAnswer> {
    const { stageGoal, nextCheckOn, expectedEndOn, ground } = body;
    const handling = { kind: 'continuing', stageGoal, nextCheckOn, expectedEndOn } as const;
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'ConvertToContinuing', handling, ground } }),
    );
  }

  @Post('task-force')
  @ApiOperation({ summary: '挂帅攻坚 / form a task force', operationId: 'FormTaskForce' })
  formTaskForce(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { happenedAt: _, onBehalfOf: _for, ...content }: TaskForceDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'FormTaskForce', ...content } }),
    );
  }
}
