import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Creates } from '../operations/answering.js';
import { ActOnProblem } from './act-on-problem.js';
import { Stated } from './identification.dto.js';
import { AnswerObjectionDto, ObjectionDto, PublicityDto } from './sign-off.dto.js';

/** 公示: start, objections, end. */
@ApiTags('公示 publicity')
@Controller('api/v1/problems/:id/sign-off')
@Admits('problem.act')
export class PublicityController {
  constructor(private readonly bus: CommandBus) {}

  @Post('publicity')
  @ApiOperation({ summary: '开始公示 / start publicity', operationId: 'StartPublicity' })
  start(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { happenedAt: _, onBehalfOf: _for, ...content }: PublicityDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'StartPublicity', ...content } }),
    );
  }

  @Post('publicity/end')
  @ApiOperation({ summary: '结束公示 / end publicity', operationId: 'EndPublicity' })
  end(@AskedParam() asked: Asked, @IdParam() problem: string, @Body() _body: Stated): Promise<CommandAnswer> {
    return this.bus.execute(new ActOnProblem(asked, { problem, command: { type: 'EndPublicity' } }));
  }

  @Post('objections')
  @Creates()
  @ApiOperation({ summary: '提出异议 / raise an objection', operationId: 'RaiseObjection' })
  object(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { from, text }: ObjectionDto,
  ): Promise<CommandAnswer> {
    const objection = asked.facts.ids.of('objection');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { objection },
        location: `/api/v1/problems/${problem}`,
        command: { type: 'RaiseObjection', objection, from, text },
      }),
    );
  }

  @Post('objections/:objection/answer')
  @ApiOperation({ summary: '答复异议 / answer an objection', operationId: 'AnswerObjection' })
  answer(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('objection') objection: string,
    @Body() { answer, upheld }: AnswerObjectionDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'AnswerObjection', objection, answer, upheld } }),
    );
  }
}
