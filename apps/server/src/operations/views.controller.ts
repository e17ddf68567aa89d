import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { endOfStream } from '@xiaohao/event-log';
import { edgeProblem, IdField, Text } from '@xiaohao/http';
import { type ParkedEvent, parkedEventsStream } from '@xiaohao/projection-runtime';
import type { FastifyReply } from 'fastify';
import { v7 } from 'uuid';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import type { FoundDifference, ViewsCheckState } from '../views/index.js';
import { Answers } from './answering.js';

export class SkipDto {
  @IdField({ description: '要跳过的事件 / the event to skip' })
  readonly event!: string;
  @Text({ max: 500, description: '理由 / ground' })
  readonly ground!: string;
}

/** 视图: how far they are, what is parked, building them anew. */
@ApiTags('运行 operations')
@Controller('api/v1/views')
@Admits('views.operate')
export class ViewsController {
  constructor(@Inject(houseToken) private readonly house: House) {}

  @Get()
  @Admits('views.read')
  @ApiOperation({ summary: '视图状态 / state of the views', operationId: 'readViews' })
  status() {
    return this.house.views.status();
  }

  @Get('hash')
  @ApiOperation({ summary: '全部视图的摘要 / digest over all rows', operationId: 'hashViews' })
  hash() {
    return this.house.views.hash();
  }

  @Get('parked')
  @ApiOperation({ summary: '搁置的事件 / parked events', operationId: 'listParked' })
  async parked() {
    return { parked: await this.house.views.parked() };
  }

  @Post('rebuild')
  @Answers({ statuses: [202], headers: ['Location'] })
  @ApiOperation({
    summary: '重建视图（旧视图继续服务） / build anew beside the present ones',
    operationId: 'RebuildViews',
  })
  rebuild(@Res({ passthrough: true }) reply: FastifyReply): { readonly status: 'started' } {
    const { views, logger } = this.house;
    views.rebuild().catch((error: unknown) => logger.error({ err: error }, 'the rebuild failed'));
    void reply.status(202).header('location', '/api/v1/views');
    return { status: 'started' };
  }

  @Get('check')
  @ApiOperation({
    summary:
      '视图与重放的核对：进度、结果、不符之处 / the views against a replay: progress, outcome, differences',
    operationId: 'readViewsCheck',
  })
  checked(): ViewsCheckState & { readonly found: readonly FoundDifference[] } {
    const { state, found } = this.house.viewsCheck;
    return { ...state, found };
  }

  @Post('check')
  @Answers({ statuses: [202], headers: ['Location'] })
  @ApiOperation({
    summary: '立即核对视图（照常服务） / hold the views against a replay of the log now',
    operationId: 'CheckViews',
  })
  check(@Res({ passthrough: true }) reply: FastifyReply): { readonly status: 'started' } {
    void this.house.viewsCheck.now();
    void reply.status(202).header('location', '/api/v1/views/check');
    return { status: 'started' };
  }

  @Post('parked/:stream/retry')
  @Answers({ statuses: [200] })
  @ApiOperation({ summary: '重试搁置的流 / try a parked stream again', operationId: 'RetryParked' })
  async retry(
    @Param('stream') stream: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ readonly whole: boolean }> {
    await this.#parkedOf(stream);
    void reply.status(200);
    return { whole: await this.house.views.retry(stream) };
  }

  @Post('parked/:stream/skip')
  @Answers({ statuses: [200] })
  @ApiOperation({
    summary: '有理由地跳过一个事件 / skip one event, with a ground',
    operationId: 'SkipParked',
  })
  async skip(
    @AskedParam() asked: Asked,
    @Param('stream') stream: string,
    @Body() { event, ground }: SkipDto,
  ): Promise<{ readonly whole: boolean }> {
    const { log, views, clock } = this.house;
    const ofStream = await this.#parkedOf(stream);
    if (!ofStream.some(({ eventId }) => eventId === event))
      throw edgeProblem('FieldInvalid', {
        errors: [
          { pointer: '/event', code: 'EventNotParked', zh: '该事件并未搁置', en: 'this event is not parked' },
        ],
      });
    const end = await endOfStream(log, parkedEventsStream);
    const { facts, caller } = asked;
    const { position } = await log.append(parkedEventsStream, end, [
      {
        id: v7(),
        type: 'ParkedEventSkipped',
        data: { stream, eventId: event, ground, by: caller.id },
        metadata: {
          schemaVersion: 1,
          actor: facts.actor,
          command: 'SkipParked',
          correlationId: facts.correlationId,
          recordedAt: clock.now(),
        },
      },
    ]);
    views.logGrewTo(position);
    await views.reached(position, parkedEventsStream, 1_000);
    void asked.reply.status(200);
    return { whole: await views.retry(stream) };
  }

  /** Never empty. */
  async #parkedOf(stream: string): Promise<readonly ParkedEvent[]> {
    const { parked } = await this.parked();
    const ofStream = parked.filter((entry) => entry.stream === stream);
    if (ofStream.length === 0) throw edgeProblem('NotFound');
    return ofStream;
  }
}
