import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Creates } from '../operations/answering.js';
import { ActOnProblem } from './act-on-problem.js';
import { ExtensionOpinionDto, RequestExtensionDto } from './extensions.dto.js';

/** 延期: asked for by whoever corrects, endorsed by the unit, granted from outside. */
@ApiTags('期限 deadlines')
@Controller('api/v1/problems/:id')
@Admits('problem.act')
export class ExtensionsController {
  constructor(private readonly bus: CommandBus) {}

  @Post('measures/:measure/extensions')
  @Creates()
  @ApiOperation({ summary: '申请延期 / ask for a later date', operationId: 'RequestExtension' })
  request(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('measure') measure: string,
    @Body() { dueOn, reason, progress }: RequestExtensionDto,
  ): Promise<CommandAnswer> {
    const extension = asked.facts.ids.of('extension');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { extension },
        location: `/api/v1/problems/${problem}`,
        command: { type: 'RequestExtension', extension, measure, dueOn, reason, progress },
      }),
    );
  }

  @Post('extensions/:extension/endorsement')
  @ApiOperation({ summary: '单位同意延期 / endorse for the unit', operationId: 'EndorseExtension' })
  endorse(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('extension') extension: string,
    @Body() { opinion }: ExtensionOpinionDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'EndorseExtension', extension, opinion } }),
    );
  }

  @Post('extensions/:extension/grant')
  @ApiOperation({ summary: '批准延期 / grant', operationId: 'GrantExtension' })
  grant(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('extension') extension: string,
    @Body() { opinion }: ExtensionOpinionDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'GrantExtension', extension, opinion } }),
    );
  }

  @Post('extensions/:extension/refusal')
  @ApiOperation({ summary: '不予延期 / refuse', operationId: 'RefuseExtension' })
  refuse(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('extension') extension: string,
    @Body() { opinion }: ExtensionOpinionDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'RefuseExtension', extension, opinion } }),
    );
  }
}
