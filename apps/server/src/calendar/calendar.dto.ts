import { DateField, IdField, ListOfNested, ListOfTexts, Text, Whole } from '@xiaohao/http';

class CalendarYearDto {
  @Whole({ min: 1901, max: 9998, description: '年份 / year' })
  readonly year!: number;
  @Text({
    max: 200,
    description: '依据的通知 / the notice',
    example: '国务院办公厅关于2027年部分节假日安排的通知',
  })
  readonly notice!: string;
  @ListOfTexts({ max: 10, description: '放假日（含节日当天与调休放假） / days off', example: ['2027-01-01'] })
  readonly holidays!: readonly string[];
  @ListOfTexts({ max: 10, description: '调休上班日（周六、周日） / worked Saturdays and Sundays' })
  readonly makeUpDays!: readonly string[];
}

export class LoadYearsDto {
  @ListOfNested(() => CalendarYearDto, { minItems: 1, maxItems: 50 })
  readonly years!: readonly CalendarYearDto[];
}

class ClosingDayDto {
  @DateField()
  readonly date!: string;
  @Text({ max: 200, description: '理由 / ground', example: '高温停工' })
  readonly ground!: string;
}

export class SetClosingDaysDto {
  @ListOfNested(() => ClosingDayDto, { maxItems: 366, description: '该单位全部停办日 / all of the unit’s' })
  readonly days!: readonly ClosingDayDto[];
}

export class CalendarDaysQuery {
  @DateField({ description: '自 / from' })
  readonly from!: string;
  @DateField({ description: '至，含；最多 400 天 / to, inclusive; at most 400 days' })
  readonly to!: string;
  @IdField({ optional: true, description: '连同该单位的停办日 / with this unit’s closing days' })
  readonly unit?: string;
}
