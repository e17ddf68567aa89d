import { type ChecklistKind, checklistKinds } from '@xiaohao/campaign';
import { Code, CodeText, DateField, Flag, IdField, ListOfCodes, Text, Whole } from '@xiaohao/http';
import { type ListProblems, problemSorts } from '@xiaohao/ledger';
import {
  type Difficulty,
  type DiscoveryMethod,
  difficulties,
  discoveryMethods,
  type HandlingKind,
  handlingKinds,
  type OwnerKind,
  ownerKinds,
  type SecrecyLevel,
  type Severity,
  type SourceChannel,
  type Stage,
  secrecyLevels,
  severities,
  sourceChannels,
  stages,
} from '@xiaohao/problem';
import { chinaTime } from '@xiaohao/working-calendar';
import { PointField } from '../problems/past/point-field.js';

/** Which problems. `stage` may be repeated. */
export class FilterQuery {
  @IdField({ optional: true })
  readonly campaign?: string;
  @ListOfCodes(stages, {
    optional: true,
    maxItems: stages.length,
    description: '阶段，可重复 / stage, may be repeated',
  })
  readonly stage?: readonly Stage[];
  @IdField({ optional: true, description: '责任单位及其下级 / this unit and those under it' })
  readonly unit?: string;
  @CodeText({ optional: true })
  readonly category?: string;
  @Code(sourceChannels, { optional: true })
  readonly source?: SourceChannel;
  @Code(discoveryMethods, { optional: true })
  readonly discovery?: DiscoveryMethod;
  @Code(checklistKinds, { optional: true, description: '条目所属清单 / the checklist of the entry' })
  readonly checklist?: ChecklistKind;
  @CodeText({
    optional: true,
    description: '清单条目；未指明清单则两份都找 / entry of a checklist, of either where none is named',
  })
  readonly checklistEntry?: string;
  @Code(handlingKinds, { optional: true })
  readonly handling?: HandlingKind;
  @Code(difficulties, { optional: true })
  readonly difficulty?: Difficulty;
  @Code(severities, { optional: true })
  readonly severity?: Severity;
  @Code(ownerKinds, { optional: true })
  readonly ownerKind?: OwnerKind;
  @Code(secrecyLevels, { optional: true })
  readonly secrecy?: SecrecyLevel;
  @Flag({ optional: true })
  readonly livelihood?: boolean;
  @IdField({
    optional: true,
    description:
      '责任领导、责任人，措施的责任领导、责任人，或工作专班的挂帅领导 / responsible leader or person of the problem or of one of its measures, or who commands its task force',
  })
  readonly person?: string;
  @DateField({ optional: true })
  readonly foundFrom?: string;
  @DateField({ optional: true })
  readonly foundTo?: string;
  @DateField({ optional: true })
  readonly identifiedFrom?: string;
  @DateField({ optional: true })
  readonly identifiedTo?: string;
  @DateField({ optional: true })
  readonly lastChangeFrom?: string;
  @DateField({ optional: true })
  readonly lastChangeTo?: string;
  @DateField({ optional: true })
  readonly dueFrom?: string;
  @DateField({ optional: true })
  readonly dueTo?: string;
  @Flag({ optional: true, description: '只列今天已逾期的；false 等于不筛 / overdue today; false: all' })
  readonly overdue?: boolean;
  @Flag({
    optional: true,
    description:
      '只列按原期限（延期前）今天已逾期的；false 等于不筛 / overdue today against the dates before any extension; false: all',
  })
  readonly overdueAgainstOriginal?: boolean;
  @Text({ optional: true, max: 100, description: '检索词，两个字即可 / words; two characters are enough' })
  readonly text?: string;
}

/** Which problems, and as of when. */
export class FilterAsOfQuery extends FilterQuery {
  @PointField({
    optional: true,
    description:
      '时点：now、position:日志位置、日期（当日结束）或时刻 / as of now, position:N, a date (its end) or an instant',
  })
  readonly asOf?: string;
  @PointField({
    optional: true,
    description:
      '当时所知：给出后 asOf 按发生时间，knownAt 按记录时间 / with it, asOf goes by when things happened and knownAt by when they were recorded',
  })
  readonly knownAt?: string;
}

/** The zone of the public bodies served: lists go over campaigns of several. */
export const listZone = chinaTime;

/** The list's query string. */
export class ListQuery extends FilterAsOfQuery {
  @Code(problemSorts, { optional: true })
  readonly sort?: (typeof problemSorts)[number];
  @Code(['asc', 'desc'], { optional: true })
  readonly direction?: 'asc' | 'desc';
  @Whole({ optional: true, min: 1, max: 200 })
  readonly pageSize?: number;
  @Text({ optional: true, max: 2_000 })
  readonly cursor?: string;
  @Flag({ optional: true, description: '同时给出总数 / also count all' })
  readonly total?: boolean;
}

/** The query string as the ledger's question, apart from who asks and of which day. */
export function listingOf({
  sort,
  direction,
  pageSize,
  cursor,
  total,
  asOf: _,
  knownAt: __,
  ...filter
}: ListQuery): Omit<ListProblems, 'reader' | 'grant' | 'today'> {
  return {
    filter,
    ...(sort === undefined ? {} : { sort }),
    ...(direction === undefined ? {} : { direction }),
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(total === undefined ? {} : { total }),
  };
}
