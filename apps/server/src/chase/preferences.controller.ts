import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { defaultSendingHours } from '@xiaohao/delivery';
import { etagOf } from '@xiaohao/http';
import { chinaTime } from '@xiaohao/working-calendar';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam, callerOf } from '../identity/asked.js';
import { Answers } from '../operations/answering.js';
import { PreferencesDto } from './chase.dto.js';
import { deliveryKind } from './kinds.js';

/** 接收方式: where one's mail goes. What is urgent is silenced by nothing. */
@ApiTags('催办 chase')
@Controller('api/v1/preferences')
@Admits('preferences.own')
export class PreferencesController {
  constructor(
    @Inject(houseToken) private readonly house: House,
    private readonly desk: RegisterDesk,
  ) {}

  @Get()
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '我的接收方式 / my preferences', operationId: 'readPreferences' })
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { state, revision } = await this.house.aggregates.load(deliveryKind, callerOf(request).id);
    if (revision !== 'absent') void reply.header('etag', etagOf(revision));
    return { ...state.preferences, waiting: state.waiting.length, unreachable: state.dead };
  }

  @Post()
  @ApiOperation({ summary: '设定接收方式 / state preferences', operationId: 'StatePreferences' })
  state(
    @AskedParam() asked: Asked,
    @Body() { mail, language, digest }: PreferencesDto,
  ): Promise<CommandAnswer> {
    const { id } = asked.caller;
    return this.desk.act(deliveryKind, asked, {
      aggregate: id,
      id,
      command: { type: 'StatePreferences', mail: mail ?? null, language, digest },
      context: async (now: string) => {
        const calendar = await this.house.registers.calendar();
        const time = { now, zone: chinaTime, calendar, hours: defaultSendingHours };
        return { by: id, person: id, time };
      },
    });
  }
}
