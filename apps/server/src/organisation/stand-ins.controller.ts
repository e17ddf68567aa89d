import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers, Creates } from '../operations/answering.js';
import { OrganisationRegister } from './organisation-register.js';
import { DelegateDutyDto, RecordAbsenceDto, scopeOf } from './stand-ins.dto.js';

/** 授权与离岗: who acts for whom, and who receives what is addressed to somebody who is away. */
@ApiTags('组织 organisation')
@Controller('api/v1')
@Admits('organisation.keep')
export class StandInsController {
  constructor(private readonly register: OrganisationRegister) {}

  @Get('delegations')
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '授权登记 / delegations', operationId: 'listDelegations' })
  async delegations(@Res({ passthrough: true }) reply: FastifyReply) {
    return { delegations: [...(await this.register.read(reply)).delegations.values()] };
  }

  @Post('delegations')
  @Creates()
  @ApiOperation({ summary: '授权代办 / delegate a duty', operationId: 'DelegateDuty' })
  delegate(@AskedParam() asked: Asked, @Body() body: DelegateDutyDto): Promise<CommandAnswer> {
    const scope = scopeOf(body.scope);
    if (typeof scope === 'string')
      throw edgeProblem('FieldInvalid', {
        errors: [
          {
            pointer: scope,
            code: 'ScopeIncomplete',
            zh: '与授权范围的类型不符',
            en: 'does not fit the kind of the scope',
          },
        ],
      });
    const delegation = asked.facts.ids.of('delegation');
    const command = { type: 'DelegateDuty', delegation, ...body, scope } as const;
    return this.register.add(asked, delegation, command, '/api/v1/delegations');
  }

  @Post('delegations/:id/end')
  @ApiOperation({ summary: '提前结束授权 / end a delegation early', operationId: 'EndDelegation' })
  endDelegation(@AskedParam() asked: Asked, @IdParam() delegation: string): Promise<CommandAnswer> {
    return this.register.change(asked, delegation, { type: 'EndDelegation', delegation });
  }

  @Get('absences')
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '离岗登记 / absences', operationId: 'listAbsences' })
  async absences(@Res({ passthrough: true }) reply: FastifyReply) {
    return { absences: [...(await this.register.read(reply)).absences.values()] };
  }

  @Post('absences')
  @Creates()
  @ApiOperation({ summary: '登记离岗与代收人 / record an absence', operationId: 'RecordAbsence' })
  recordAbsence(@AskedParam() asked: Asked, @Body() body: RecordAbsenceDto): Promise<CommandAnswer> {
    const absence = asked.facts.ids.of('absence');
    const command = { type: 'RecordAbsence', absence, ...body } as const;
    return this.register.add(asked, absence, command, '/api/v1/absences');
  }

  @Post('absences/:id/end')
  @ApiOperation({ summary: '提前返岗 / end an absence early', operationId: 'EndAbsence' })
  endAbsence(@AskedParam() asked: Asked, @IdParam() absence: string): Promise<CommandAnswer> {
    return this.register.change(asked, absence, { type: 'EndAbsence', absence });
  }
}
