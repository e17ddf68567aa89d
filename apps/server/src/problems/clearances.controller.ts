import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdField } from '@xiaohao/http';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { ActOnProblem } from './act-on-problem.js';
import { GroundedDto } from './identification.dto.js';

export class ClearPersonDto extends GroundedDto {
  @IdField({ description: '准予知悉的人员 / who needs to know' })
  readonly person!: string;
}

/** 知悉范围: who needs to know a restricted problem. */
@ApiTags('知悉 clearances')
@Controller('api/v1/problems/:id/clearances')
@Admits('problem.act')
export class ClearancesController {
  constructor(private readonly bus: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '准予知悉 / clear somebody for it', operationId: 'ClearPerson' })
  clear(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { person, ground }: ClearPersonDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'ClearPerson', person, ground } }),
    );
  }

  @Post(':person/end')
  @ApiOperation({ summary: '终止知悉 / end a clearance', operationId: 'EndClearance' })
  end(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('person') person: string,
    @Body() { ground }: GroundedDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'EndClearance', person, ground } }),
    );
  }
}
