import {
  type Colour,
  type Counting,
  colours,
  countings,
  type ReceiverKind,
  type RungTrigger,
  receiverKinds,
} from '@xiaohao/campaign';
import { Code, CodeText, Flag, ListOfCodes, ListOfNested, Nested, Text, Whole } from '@xiaohao/http';
import { type HandlingKind, handlingKinds, type Severity, severities } from '@xiaohao/problem';

/** A number of days and how they are counted. */
export class DayCountDto {
  @Whole({ min: 0, max: 3_650 })
  readonly days!: number;
  @Code(countings, { description: '自然日或工作日 / calendar or working days' })
  readonly counted!: Counting;
}

class LeftDto {
  @Whole({ min: -3_650, max: 3_650, description: '剩余天数，负数为逾期天数 / days left; negative: past due' })
  readonly days!: number;
  @Code(countings)
  readonly counted!: Counting;
}

class RectificationTermDto {
  @Code(handlingKinds, { description: '整改类型 / handling' })
  readonly handling!: HandlingKind;
  @Code(severities, { optional: true, description: '缺省为任何程度 / default: any' })
  readonly severity?: Severity;
  @Nested(() => DayCountDto)
  readonly term!: DayCountDto;
  @Flag({ description: '措施期限是否不得超过 / whether no measure may be due after it' })
  readonly binding!: boolean;
}

class StepTermsDto {
  @Nested(() => DayCountDto, { description: '初审 / first review' })
  readonly firstReview!: DayCountDto;
  @Nested(() => DayCountDto, { description: '复审 / second review' })
  readonly secondReview!: DayCountDto;
  @Nested(() => DayCountDto, { description: '定稿 / finalising' })
  readonly finalisation!: DayCountDto;
  @Nested(() => DayCountDto, { description: '制定措施并启动整改 / measures and start' })
  readonly planning!: DayCountDto;
  @Nested(() => DayCountDto, { description: '答复异议 / answering an objection' })
  readonly objectionAnswer!: DayCountDto;
  @Nested(() => DayCountDto, { description: '单位审核延期 / the unit on an extension' })
  readonly extensionEndorsement!: DayCountDto;
  @Nested(() => DayCountDto, { description: '批准延期 / deciding on an extension' })
  readonly extensionDecision!: DayCountDto;
}

class LabelledDto {
  @CodeText()
  readonly code!: string;
  @Text({ max: 100 })
  readonly zh!: string;
  @Text({ max: 200 })
  readonly en!: string;
}

class BandDto extends LabelledDto {
  @Code(colours)
  readonly colour!: Colour;
  @Nested(() => LeftDto)
  readonly left!: LeftDto;
  @ListOfCodes(receiverKinds, { minItems: 1 })
  readonly receivers!: readonly ReceiverKind[];
  @Nested(() => DayCountDto, { description: '最小催办间隔，0 为只一次 / least gap; 0: once' })
  readonly minimumGap!: DayCountDto;
}

const triggerKinds = ['overdue', 'reminders', 'noAnswer'] as const;

class RungTriggerDto {
  @Code(triggerKinds)
  readonly kind!: RungTrigger['kind'];
  @Nested(() => DayCountDto, {
    optional: true,
    description: '`overdue`：逾期多久 / how long after the due date',
  })
  readonly after?: DayCountDto;
  @Code(colours, { optional: true, description: '`reminders`：何种颜色 / which colour' })
  readonly colour?: Colour;
  @Whole({ optional: true, min: 1, max: 100, description: '`reminders`：几次 / how many' })
  readonly times?: number;
}

class RungDto extends LabelledDto {
  @Nested(() => RungTriggerDto)
  readonly trigger!: RungTriggerDto;
  @Code(['automatic', 'proposed'], {
    description: '系统发出，或系统提出、由人发出 / by the clock, or proposed by it',
  })
  readonly issue!: 'automatic' | 'proposed';
  @Flag({ description: '是否对个人有后果 / whether it has consequences for a person' })
  readonly forPerson!: boolean;
  @ListOfCodes(receiverKinds, { minItems: 1 })
  readonly receivers!: readonly ReceiverKind[];
  @Nested(() => DayCountDto, { description: '答复期限 / by when it is to be answered' })
  readonly answerTerm!: DayCountDto;
}

class ExtensionRulesDto {
  @Nested(() => DayCountDto, { description: '须提前多久申请 / how long before expiry it is asked for' })
  readonly appliedBefore!: DayCountDto;
  @Whole({ optional: true, min: 0, max: 100, description: '每项措施最多几次 / most per measure' })
  readonly most?: number;
  @Nested(() => DayCountDto, { optional: true, description: '一次最长多久 / longest by one extension' })
  readonly longest?: DayCountDto;
}

/** 期限规则. */
export class DeadlineRulesDto {
  @ListOfNested(() => RectificationTermDto, {
    description: '整改期限，先符合者适用 / the first that fits holds',
  })
  readonly rectification!: readonly RectificationTermDto[];
  @Nested(() => StepTermsDto)
  readonly steps!: StepTermsDto;
  @ListOfNested(() => BandDto, {
    maxItems: 10,
    description: '预警档，剩余多者在前 / bands, the most time left first',
  })
  readonly bands!: readonly BandDto[];
  @ListOfNested(() => RungDto, { maxItems: 10, description: '逐级督办 / ladder, the lowest first' })
  readonly ladder!: readonly RungDto[];
  @Nested(() => ExtensionRulesDto)
  readonly extension!: ExtensionRulesDto;
}
