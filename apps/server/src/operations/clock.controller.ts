import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { VirtualClock } from '@xiaohao/clock';
import { edgeProblem, InstantOrDate } from '@xiaohao/http';
import { v7 } from 'uuid';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { Answers } from './answering.js';

export class SetClockDto {
  @InstantOrDate({ description: '虚拟时钟的新时刻 / the new instant' })
  readonly now!: string;
}

/** 虚拟时钟: exists only when the server runs on one. */
@ApiTags('运行 operations')
@Controller('api/v1/clock')
export class ClockController {
  constructor(@Inject(houseToken) private readonly house: House) {}

  @Get()
  @Admits('clock.read')
  @ApiOperation({ summary: '虚拟时钟 / the virtual clock', operationId: 'readClock' })
  read(): { readonly kind: 'virtual'; readonly now: string } {
    return { kind: 'virtual', now: this.#clock().now() };
  }

  @Post()
  @Admits('clock.set')
  @Answers({ statuses: [200] })
  @ApiOperation({ summary: '拨快虚拟时钟 / set it forward', operationId: 'SetClock' })
  async set(
    @AskedParam() asked: Asked,
    @Body() { now }: SetClockDto,
  ): Promise<{ readonly kind: 'virtual'; readonly now: string }> {
    const clock = this.#clock();
    const instant = new Date(now).toISOString();
    if (instant < clock.now()) throw edgeProblem('ClockRunsForwards', { params: { now: clock.now() } });
    await this.#record(asked, instant);
    if (instant > clock.now()) clock.set(instant);
    this.house.chase.moved();
    void asked.reply.status(200);
    return { kind: 'virtual', now: clock.now() };
  }

  /** Before the clock moves: on this it goes on after a restart. */
  async #record({ facts }: Asked, instant: string): Promise<void> {
    const { log } = this.house;
    const last = (await log.readStream('clock', { direction: 'backward', limit: 1 })).events[0];
    await log.append('clock', last?.revision ?? 'absent', [
      {
        id: v7(),
        type: 'ClockSet',
        data: { now: instant },
        metadata: {
          schemaVersion: 1,
          actor: facts.actor,
          command: 'SetClock',
          correlationId: facts.correlationId,
          recordedAt: instant,
        },
      },
    ]);
  }

  #clock(): VirtualClock {
    const { clock } = this.house;
    if (clock instanceof VirtualClock) return clock;
    throw edgeProblem('NotFound');
  }
}
