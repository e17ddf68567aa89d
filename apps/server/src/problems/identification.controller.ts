import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdentifyProblem } from '@xiaohao/problem';
import type { CommandAnswer } from '../desk/command-desk.js';
import { UnguessableIds } from '../desk/unguessable-ids.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { IntakeDesk } from '../intakes/intake-desk.js';
import { Creates } from '../operations/answering.js';
import { Visibility } from '../visibility/visibility.js';
import { ActOnProblem } from './act-on-problem.js';
import {
  CauseDto,
  ClassifyDto,
  GroundedDto,
  handlingOf,
  IdentifyDto,
  MergeDto,
  RewordDto,
} from './identification.dto.js';
import { ProblemDesk } from './problem-desk.js';

/** 查摆: a problem is registered, worded, classified, and its causes found. */
@ApiTags('查摆 identification')
@Controller('api/v1/problems')
@Admits('problem.act')
export class IdentificationController {
  constructor(
    private readonly bus: CommandBus,
    private readonly problems: ProblemDesk,
    private readonly visibility: Visibility,
    private readonly intakes: IntakeDesk,
    private readonly ids: UnguessableIds,
  ) {}

  @Post()
  @Creates()
  @ApiOperation({ summary: '登记问题 / register a problem', operationId: 'IdentifyProblem' })
  async identify(@AskedParam() asked: Asked, @Body() body: IdentifyDto): Promise<CommandAnswer> {
    const {
      happenedAt: _,
      onBehalfOf: _for,
      campaign,
      supportUnits = [],
      classification,
      intake,
      ...content
    } = body;
    const restricted = classification.secrecy === 'restricted';
    const problem = restricted ? this.ids.of(asked, 'problem') : asked.facts.ids.of('problem');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        campaign,
        location: `/api/v1/problems/${problem}`,
        command: {
          type: 'IdentifyProblem',
          problem,
          number: '',
          ...content,
          supportUnits,
          ...(intake === undefined ? {} : { intake: await this.#intake(asked, intake) }),
          classification: { ...classification, handling: handlingOf(classification.handling) },
        },
      }),
    );
  }

  /** An intake that is not seen is one that is not there. */
  async #intake({ grant }: Asked, id: string): Promise<IdentifyProblem['intake']> {
    const seen = await this.visibility.sees('intake', grant, id);
    return { id, found: seen ? await this.intakes.secrecyOf(id) : null };
  }

  @Post(':id/rewording')
  @ApiOperation({ summary: '改写表述 / reword', operationId: 'RewordProblem' })
  reword(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { wording, ground }: RewordDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'RewordProblem', wording, ground } }),
    );
  }

  @Post(':id/classification')
  @ApiOperation({ summary: '重新分类 / classify anew', operationId: 'ClassifyProblem' })
  classify(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: ClassifyDto,
  ): Promise<CommandAnswer> {
    const { classification, ground } = body;
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        command: {
          type: 'ClassifyProblem',
          classification: { ...classification, handling: handlingOf(classification.handling) },
          ground,
        },
      }),
    );
  }

  @Post(':id/causes')
  @Creates()
  @ApiOperation({ summary: '剖析根源 / record a cause', operationId: 'RecordCause' })
  recordCause(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { kind, text }: CauseDto,
  ): Promise<CommandAnswer> {
    const cause = asked.facts.ids.of('cause');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { cause },
        location: `/api/v1/problems/${problem}`,
        command: { type: 'RecordCause', cause, kind, text },
      }),
    );
  }

  @Post(':id/merger')
  @ApiOperation({ summary: '并入另一问题 / merge into another problem', operationId: 'MergeProblem' })
  async merge(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { into, ground }: MergeDto,
  ): Promise<CommandAnswer> {
    const seen = await this.visibility.problem(asked.grant, into);
    const target = seen ? await this.problems.target(into) : null;
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'MergeProblem', into, target, ground } }),
    );
  }

  @Post(':id/withdrawal')
  @ApiOperation({ summary: '撤回 / withdraw', operationId: 'WithdrawProblem' })
  withdraw(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() { ground }: GroundedDto,
  ): Promise<CommandAnswer> {
    return this.bus.execute(
      new ActOnProblem(asked, { problem, command: { type: 'WithdrawProblem', ground } }),
    );
  }
}
