import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem, etagOf } from '@xiaohao/http';
import { type CalendarCommand, calendarOfUnit, daysBetween, explainDays } from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { calendarKind } from '../house/kinds.js';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers } from '../operations/answering.js';
import { CalendarDaysQuery, LoadYearsDto, SetClosingDaysDto } from './calendar.dto.js';
import { Rederiving } from './rederiving.js';

const mostDays = 400;

/** 工作日历: years by their notices, closing days of units. */
@ApiTags('工作日历 calendar')
@Controller('api/v1/calendar')
@Admits('calendar.keep')
export class CalendarController {
  constructor(
    private readonly registerDesk: RegisterDesk,
    private readonly registers: Registers,
    private readonly rederiving: Rederiving,
  ) {}

  @Get()
  @Admits('calendar.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({
    summary: '现行日历：各年通知与停办日 / the calendar that holds',
    operationId: 'readCalendar',
  })
  async read(@Res({ passthrough: true }) reply: FastifyReply) {
    const { state, revision } = await this.registers.calendarState();
    const calendar = await this.registers.calendar();
    if (revision !== 'absent') void reply.header('etag', etagOf(revision));
    const years = [...calendar.years.values()].toSorted((one, other) => one.year - other.year);
    return {
      version: calendar.version,
      revision,
      // The first year that is counted by weekday alone.
      provisionalFrom: (years.at(-1)?.year ?? 1899) + 1,
      lastDerived: state.lastDerived,
      datesDerivedAgain: state.derivedUpTo >= state.changes,
      years: years.map((year) => ({ ...year, loaded: state.years.has(year.year) })),
      closings: [...state.closings].map(([unit, days]) => ({
        unit,
        days: [...days].map(([date, ground]) => ({ date, ground })),
      })),
    };
  }

  @Get('days')
  @Admits('calendar.read')
  @ApiOperation({
    summary: '逐日：是否工作日及依据 / day by day, with the reason',
    operationId: 'readCalendarDays',
  })
  async days(@Query() { from, to, unit }: CalendarDaysQuery) {
    const span = daysBetween(from, to);
    if (span < 0 || span >= mostDays)
      throw edgeProblem('ParameterInvalid', {
        errors: [
          {
            parameter: 'to',
            code: 'ParameterInvalid',
            zh: `应不早于 from，且不超过 ${mostDays} 天`,
            en: `not before from, and at most ${mostDays} days`,
          },
        ],
      });
    const calendar = await this.registers.calendar();
    const days = explainDays(calendarOfUnit(calendar, unit), from, to);
    return { version: calendar.version, working: days.filter(({ working }) => working).length, days };
  }

  @Post('years')
  @ApiOperation({ summary: '载入年度安排 / load years', operationId: 'LoadYears' })
  load(@AskedParam() asked: Asked, @Body() { years }: LoadYearsDto): Promise<CommandAnswer> {
    return this.#act(asked, 'calendar', { type: 'LoadYears', years });
  }

  @Post('units/:unit/closing-days')
  @ApiOperation({ summary: '设定单位停办日 / set the closing days of a unit', operationId: 'SetClosingDays' })
  close(
    @AskedParam() asked: Asked,
    @IdParam('unit') unit: string,
    @Body() { days }: SetClosingDaysDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, unit, { type: 'SetClosingDays', unit, days });
  }

  async #act(asked: Asked, id: string, command: CalendarCommand): Promise<CommandAnswer> {
    const answer = await this.registerDesk.act(calendarKind, asked, {
      aggregate: '',
      id,
      command,
      context: async () => {
        const { units } = (await this.registers.organisation()).state;
        return {
          by: asked.caller.id,
          base: defaultWorkingCalendar(),
          isUnit: (unit: string) => units.has(unit),
        };
      },
    });
    this.rederiving.begin();
    return answer;
  }
}
