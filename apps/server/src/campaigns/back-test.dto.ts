import { DateField, Flag, IdField, Nested, Text, Whole } from '@xiaohao/http';
import { RulesDto } from './campaign.dto.js';

/** 回测: which rules, over which days. */
export class SimulateRulesDto {
  @Nested(() => RulesDto, { description: '拟用规则，与修订时相同 / the rules to try, as for a revision' })
  readonly rules!: RulesDto;
  @DateField({
    optional: true,
    description:
      '规则自何日起；缺省为专项开始之日，至多上溯 1100 天 / first day; default: the campaign’s, or 1,100 days back',
  })
  readonly from?: string;
  @DateField({ optional: true, description: '至何日止；缺省为今天 / last day; default: today' })
  readonly to?: string;
  @IdField({ optional: true, description: '只看一个问题 / one problem alone' })
  readonly problem?: string;
  @Flag({
    optional: true,
    description:
      '是否假定时钟从未停摆；缺省按记录，停摆期间不办 / the clock is taken never to have been away; default: as recorded',
  })
  readonly punctual?: boolean;
  @Whole({ optional: true, min: 1, max: 50, description: '每页问题数；缺省 20 / problems a page' })
  readonly pageSize?: number;
  @Text({ optional: true, max: 2_000 })
  readonly cursor?: string;
}
