import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Flag } from '@xiaohao/http';
import { Admits } from '../identity/admission.js';
import { IdParam } from '../identity/id-param.js';
import { ClockReading, type ProblemClock } from './clock-reading.js';

class ClockQuery {
  @Flag({ optional: true, description: '逐日列出推算过程 / with every day of the derivation' })
  readonly explain?: boolean;
}

/** 期限时钟: what is due when, and why then. */
@ApiTags('期限 deadlines')
@Controller('api/v1/problems/:id')
@Admits('problem.read')
export class ClockReadingController {
  constructor(private readonly clock: ClockReading) {}

  @Get('clock')
  @ApiOperation({
    summary: '各项期限、时间灯与推算依据 / due dates, lights, and how they came about',
    operationId: 'readProblemClock',
  })
  read(@IdParam() problem: string, @Query() { explain = false }: ClockQuery): Promise<ProblemClock> {
    return this.clock.read(problem, explain);
  }
}
