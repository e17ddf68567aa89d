import { Flag, Whole } from '@xiaohao/http';
import { PointField } from './point-field.js';

const asOf =
  '时点：now、版本号、position:日志位置、日期（当日结束）或时刻 / now, a revision, position:N, a date (its end) or an instant';
const knownAt =
  '当时所知：给出后 asOf 按发生时间，knownAt 按记录时间 / with it, asOf goes by when things happened and knownAt by when they were recorded';

/** As of when, and as known when. */
export class PastQuery {
  @PointField({ optional: true, description: asOf })
  readonly asOf?: string;
  @PointField({ optional: true, description: knownAt })
  readonly knownAt?: string;
}

/** A page of a record. */
export class HistoryQuery extends PastQuery {
  @Whole({ optional: true, min: 0, description: '起始版本 / first revision' })
  readonly from?: number;
  @Whole({ optional: true, min: 1, max: 1_000 })
  readonly limit?: number;
}

/** A page of a record, each entry with the whole problem as it left it. */
export class ReplayQuery extends PastQuery {
  @Whole({ optional: true, min: 0, description: '起始版本 / first revision' })
  readonly from?: number;
  @Whole({ optional: true, min: 1, max: 200 })
  readonly limit?: number;
  @Flag({
    optional: true,
    description: '每一步本人当时可做什么 / what the caller might have done at each step',
  })
  readonly actions?: boolean;
}

/** Two points beside each other. */
export class DiffQuery {
  @PointField({ description: asOf })
  readonly from!: string;
  @PointField({ optional: true, description: `${asOf}；缺省 now / default now` })
  readonly to?: string;
  @PointField({ optional: true, description: knownAt })
  readonly knownAt?: string;
}
