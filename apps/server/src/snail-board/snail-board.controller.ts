import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type SnailBoard,
  type SnailBoardCommand,
  type SnailBoardContext,
  type SnailBoardEvent,
  snailBoardDecider,
  snailBoardEventVersions,
} from '@xiaohao/chase';
import type { AggregateKind } from '@xiaohao/command-handling';
import { edgeProblem, IdField, MonthField, Text } from '@xiaohao/http';
import { dateInZone } from '@xiaohao/working-calendar';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Creates } from '../operations/answering.js';
import { LedgerViews } from '../views/index.js';

/** The board of one campaign; its id is the campaign's. */
const snailBoardKind: AggregateKind<SnailBoardCommand, SnailBoardEvent, SnailBoard, SnailBoardContext> = {
  name: 'snail board',
  decider: snailBoardDecider,
  stream: (campaign) => `snails-${campaign}`,
  schemaVersions: snailBoardEventVersions,
};

class BoardQuery {
  @MonthField({ optional: true, description: '月份 / a month' })
  readonly period?: string;
}

class PostUnitDto {
  @IdField({ description: '登榜单位 / the unit' })
  readonly unit!: string;
  @MonthField({ description: '月份 / the month that it is for' })
  readonly period!: string;
  @Text({ max: 1_000, description: '登榜事由 / ground' })
  readonly ground!: string;
}

class AnswerPostingDto {
  @Text({ max: 4_000, description: '申辩 / what the unit says to it' })
  readonly answer!: string;
}

class TakeUnitOffDto {
  @Text({ max: 1_000, description: '下榜事由 / ground' })
  readonly ground!: string;
}

/** 蜗牛榜: units that lag behind, by month; entry with a ground, the unit's right to answer, exit with a date. */
@ApiTags('催办 chase')
@Controller('api/v1/campaigns/:campaign/snail-board')
@UseInterceptors(InOneSpan)
@Admits('chase.act')
export class SnailBoardController {
  constructor(
    private readonly desk: RegisterDesk,
    private readonly registers: Registers,
    private readonly views: LedgerViews,
  ) {}

  @Get()
  @Admits('chase.read')
  @ApiOperation({ summary: '蜗牛榜 / the snail board', operationId: 'readSnailBoard' })
  async read(@IdParam('campaign') campaign: string, @Query() { period }: BoardQuery) {
    const asked = { campaign, ...(period === undefined ? {} : { period }) };
    return { entries: await this.views.ask('readSnailBoard', asked) };
  }

  @Post()
  @Creates()
  @ApiOperation({ summary: '登榜 / post a unit', operationId: 'PostUnit' })
  post(
    @AskedParam() asked: Asked,
    @IdParam('campaign') campaign: string,
    @Body() { unit, period, ground }: PostUnitDto,
  ): Promise<CommandAnswer> {
    const entry = asked.facts.ids.of('entry');
    const command = { type: 'PostUnit', entry, campaign, unit, period, ground } as const;
    return this.#act(asked, campaign, entry, command, `/api/v1/campaigns/${campaign}/snail-board`);
  }

  @Post(':entry/answer')
  @ApiOperation({ summary: '申辩 / answer an entry', operationId: 'AnswerPosting' })
  answer(
    @AskedParam() asked: Asked,
    @IdParam('campaign') campaign: string,
    @IdParam('entry') entry: string,
    @Body() { answer }: AnswerPostingDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, campaign, entry, { type: 'AnswerPosting', entry, answer });
  }

  @Post(':entry/exit')
  @ApiOperation({ summary: '下榜 / take a unit off', operationId: 'TakeUnitOff' })
  exit(
    @AskedParam() asked: Asked,
    @IdParam('campaign') campaign: string,
    @IdParam('entry') entry: string,
    @Body() { ground }: TakeUnitOffDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, campaign, entry, { type: 'TakeUnitOff', entry, ground });
  }

  async #act(
    asked: Asked,
    campaign: string,
    entry: string,
    command: SnailBoardCommand,
    location?: string,
  ): Promise<CommandAnswer> {
    const { state } = await this.registers.campaign(campaign);
    if (!state.exists) throw edgeProblem('NotFound');
    return this.desk.act(snailBoardKind, asked, {
      aggregate: campaign,
      id: entry,
      command,
      context: async (now: string) => ({
        by: asked.caller.id,
        today: dateInZone(now, state.zone),
        organisation: (await this.registers.organisation()).state,
        calendar: await this.registers.calendar(),
      }),
      ...(location === undefined ? {} : { location }),
    });
  }
}
