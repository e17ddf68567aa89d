import { type SecurityKind, type SecurityResult, securityKinds, securityResults } from '@xiaohao/access';
import { Code, InstantOrDate, Text, Whole } from '@xiaohao/http';

/** Which entries of the security record. */
export class SecurityRecordQuery {
  @InstantOrDate({
    optional: true,
    description: '自此时刻或此日（北京时间）起 / from this instant, or this day in China',
  })
  readonly from?: string;
  @InstantOrDate({
    optional: true,
    description: '至此时刻之前，或此日（含） / before this instant, or up to this day, included',
  })
  readonly to?: string;
  @Code(securityKinds, { optional: true })
  readonly kind?: SecurityKind;
  @Text({ optional: true, max: 80, description: '主体标识 / id of who asked' })
  readonly subject?: string;
  @Code(securityResults, { optional: true })
  readonly result?: SecurityResult;
  @Whole({ optional: true, min: 1, max: 200 })
  readonly pageSize?: number;
  @Text({ optional: true, max: 2_000 })
  readonly cursor?: string;
}
