import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { monthOf, monthsFrom, type SecurityFilter } from '@xiaohao/access';
import type { Page } from '@xiaohao/http';
import { addDays, chinaTime, startOfDay } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { callerOf } from '../identity/asked.js';
import { Paged } from '../operations/paged.js';
import { readRecord, type SecurityLine } from './read-record.js';
import { SecurityRecordQuery } from './security-record.dto.js';

const usualPage = 50;

/** 安全记录: who tried what, from where, and how it ended. It is read, and nothing else is ever done to it. */
@ApiTags('安全记录 security record')
@Controller('api/v1/security-record')
@Admits('securityRecord.read')
export class SecurityRecordController {
  constructor(@Inject(houseToken) private readonly house: House) {}

  @Get()
  @Paged()
  @ApiOperation({
    summary: '安全记录，新的在前；仅审计管理员 / newest first; for the audit administrator alone',
    operationId: 'readSecurityRecord',
  })
  async read(
    @Query() query: SecurityRecordQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<SecurityLine>> {
    const { clock, configuration, cursorSecret, log } = this.house;
    const now = clock.now();
    const { pageSize = usualPage, cursor } = query;
    const page = await readRecord(log, {
      filter: filterOf(query),
      usualFrom: firstOf(monthsFrom(monthOf(now), -configuration.securityRecordMonths)),
      reader: callerOf(request).id,
      cursorSecret,
      now,
      pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { items: page.items, next: page.next ?? null };
  }
}

const firstOf = (month: string): string => `${month}-01T00:00:00.000Z`;

function filterOf({ from, to, kind, subject, result }: SecurityRecordQuery): SecurityFilter {
  return {
    ...(from === undefined ? {} : { from: instantOf(from) }),
    ...(to === undefined ? {} : { to: instantOf(isDay(to) ? addDays(to, 1) : to) }),
    ...(kind === undefined ? {} : { kind }),
    ...(subject === undefined ? {} : { subject }),
    ...(result === undefined ? {} : { result }),
  };
}

const isDay = (text: string): boolean => text.length === 10;

/** A day begins at midnight in China. */
const instantOf = (text: string): string =>
  isDay(text) ? startOfDay(text, chinaTime) : new Date(text).toISOString();
