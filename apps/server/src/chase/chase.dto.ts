import { type Language, languages } from '@xiaohao/delivery';
import { Code, DateField, Flag, IdField, Text } from '@xiaohao/http';
import { PageQuery, RegisterQuery } from '../ledger/register-queries.js';

export class TodosQuery extends RegisterQuery {
  @IdField({ optional: true })
  readonly problem?: string;
  @DateField({ optional: true, description: '何日起触发 / the clock acts on this day or later' })
  readonly from?: string;
  @DateField({ optional: true, description: '何日止触发 / the clock acts on this day or earlier' })
  readonly to?: string;
}

export class InboxQuery extends PageQuery {
  @Flag({ optional: true, description: '是否已签收 / whether it has been confirmed' })
  readonly received?: boolean;
}

export class AnswerDto {
  @Text({ max: 4_000, description: '回复内容 / the answer' })
  readonly answer!: string;
}

export class DeclineDto {
  @Text({ max: 2_000, description: '不予签发的理由 / ground' })
  readonly ground!: string;
}

export class PreferencesDto {
  @Text({
    max: 320,
    optional: true,
    description: '邮件地址；不填则只用收件箱 / mail address; absent: the inbox alone',
  })
  readonly mail?: string;
  @Code(languages)
  readonly language!: Language;
  @Flag({
    description:
      '不急的事项是否每个工作日汇总一封；红色督办和文书总会发送 / one message a working day for what is not urgent; red ones and instruments are always sent',
  })
  readonly digest!: boolean;
}
