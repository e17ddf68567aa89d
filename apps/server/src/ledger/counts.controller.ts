import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOfCodes } from '@xiaohao/http';
import {
  type Count,
  type CountDimension,
  countDimensions,
  type ReturnDimension,
  type StepAsOf,
} from '@xiaohao/ledger';
import { dateInZone } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { FilterAsOfQuery, listZone } from './list-params.js';
import { type PointTold, pastOfLedger, tellPoint } from './past-of-ledger.js';
import { ReturnsQuery } from './register-queries.js';
import { SeriesQuery, stepsOf } from './series.js';

class CountQuery extends FilterAsOfQuery {
  @ListOfCodes(countDimensions, {
    minItems: 1,
    maxItems: 2,
    description: '统计维度，可重复一次 / dimension, given once or twice',
  })
  readonly by!: readonly CountDimension[];
}

/** Counts by one or two dimensions. */
export interface Counted {
  readonly by: readonly CountDimension[];
  readonly cells: readonly Count[];
  readonly total: number;
  /** The point that they are of, where one was asked for. */
  readonly past?: PointTold;
}

/** Returns for rework by one or two dimensions. */
export interface CountedReturns {
  readonly by: readonly ReturnDimension[];
  readonly cells: readonly Count[];
  readonly total: number;
}

/** The counts at the end of one step, and what moved within it. */
export interface CountedStep extends Omit<StepAsOf, 'place'> {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly position: string;
}

/** 统计: problems, and their returns for rework, counted by one or two dimensions. */
@ApiTags('台账 ledger')
@Controller('api/v1/counts')
@Admits('ledger.read')
export class CountsController {
  constructor(
    private readonly views: LedgerViews,
    @Inject(houseToken) private readonly house: House,
  ) {}

  @Get()
  @ApiOperation({
    summary: '按任意一至两个维度统计；可问当时 / counts by any one or two dimensions; or as they stood',
    operationId: 'countProblems',
  })
  async count(
    @Query() { by, asOf, knownAt, ...filter }: CountQuery,
    @Req() request: FastifyRequest,
  ): Promise<Counted> {
    const now = this.house.clock.now();
    const past = pastOfLedger({ asOf, knownAt }, now);
    const grant = grantOfRequest(request);
    if (past === undefined) {
      const today = dateInZone(now, listZone);
      const cells = await this.views.ask('countProblems', { by, filter, today, grant });
      return { by, cells, total: sum(cells) };
    }
    const { place, cells } = await this.views.askPast('countAsOf', { by, filter, grant, past, now });
    return { by, cells, total: sum(cells), past: tellPoint({ asOf, knownAt }, place) };
  }

  @Get('returns')
  @ApiOperation({
    summary:
      '退回返工统计：按单位、原因、级次等一至两个维度 / returns for rework by one or two of unit, reason, level and the rest',
    operationId: 'countReturns',
  })
  async returns(@Query() query: ReturnsQuery, @Req() request: FastifyRequest): Promise<CountedReturns> {
    const cells = await this.views.ask('countReturns', { ...query, grant: grantOfRequest(request) });
    return { by: query.by, cells, total: sum(cells) };
  }

  @Get('series')
  @ApiOperation({
    summary:
      '一段时间内逐期统计：期末各值与期内新增、销号、复号 / counts at the end of each step of a range, and what moved within it',
    operationId: 'countSeries',
  })
  async series(
    @Query() { by, from, to, every, steps: most = 24, knownAt, ...filter }: SeriesQuery,
    @Req() request: FastifyRequest,
  ) {
    const now = this.house.clock.now();
    const known = pastOfLedger({ asOf: to, knownAt }, now)?.knownAt;
    const grant = grantOfRequest(request);
    const all = stepsOf(from, to, every);
    const page: CountedStep[] = [];
    for (const step of all.slice(0, most)) {
      // One question a step, so that others are answered in between.
      const { place, ...counted } = await this.views.askPast('stepAsOf', {
        ...{ by, filter, grant, now },
        after: step.after,
        upTo: step.to,
        ...(known === undefined ? {} : { knownAt: known }),
      });
      page.push({ from: step.from, to: step.to, position: place.position, ...counted });
    }
    return { by, every, steps: page, left: all.length - page.length, next: all[most]?.from ?? null };
  }
}

const sum = (cells: readonly { readonly count: number }[]): number =>
  cells.reduce((total, { count }) => total + count, 0);
