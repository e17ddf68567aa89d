import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Produces } from '@xiaohao/http';
import type { FastifyReply } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { withoutDetail } from '../integrity/integrity-state.js';
import { Answers } from './answering.js';
import { Metrics } from './metrics.js';

/** 健康: whether the process lives, whether it can serve, and what it counts. */
@ApiTags('运行 operations')
@Controller()
export class HealthController {
  constructor(
    @Inject(houseToken) private readonly house: House,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Admits('health.read')
  @ApiOperation({ summary: '进程存活 / the process lives', operationId: 'live' })
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Admits('health.read')
  @Answers({ statuses: [200, 503] })
  @ApiOperation({
    summary: '可以服务；含视图滞后 / ready to serve, with the lag of the views',
    operationId: 'ready',
  })
  ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { position, lag, parked, rebuilding, stalled } = this.house.views.status();
    const { state, running, checkedAt, differences, alarms } = this.house.viewsCheck.state;
    const room = this.house.room.state;
    const securityRecord = this.house.securityRecord.state;
    const integrity = withoutDetail(this.house.integrity.state);
    const store = this.house.eventStore();
    const unreadable = this.house.registers.unreadable();
    const storeServes = store === null || (store.reachable && store.copy.fault === null);
    const ready =
      room === 'enough' &&
      stalled === null &&
      securityRecord.state !== 'stopped' &&
      integrity.state === 'sound' &&
      unreadable.length === 0 &&
      storeServes;
    if (!ready) void reply.status(503);
    return {
      status: ready ? 'ready' : 'notReady',
      clock: this.house.clock.kind,
      now: this.house.clock.now(),
      clockBehindMs: this.house.clock.behind(),
      eventStore: store ?? 'embedded',
      views: {
        position,
        lag,
        parked,
        rebuilding,
        stalled,
        check: { state, running, checkedAt, differences, alarms },
      },
      room,
      unreadable,
      securityRecord,
      integrity,
      chase: this.house.chase.health(),
    };
  }

  @Get('metrics')
  @Admits('metrics.read')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Produces('text/plain')
  @ApiOperation({ summary: 'Prometheus 指标 / metrics', operationId: 'metrics' })
  async read(): Promise<string> {
    return this.metrics.read();
  }
}
