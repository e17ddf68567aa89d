import {
  type CampaignRules,
  type ChecklistKind,
  checklistKinds,
  type SignOffStepKind,
  signOffStepKinds,
} from '@xiaohao/campaign';
import { Code, CodeText, DateField, IdField, ListOfNested, Nested, Text, Whole } from '@xiaohao/http';
import { chinaTime } from '@xiaohao/working-calendar';
import { DeadlineRulesDto } from './deadlines.dto.js';

class TermDto {
  @CodeText()
  readonly code!: string;
  @Text({ max: 100 })
  readonly zh!: string;
  @Text({ max: 200 })
  readonly en!: string;
}

class CategoryDto extends TermDto {
  @ListOfNested(() => TermDto, { description: '子类 / sub-forms' })
  readonly subForms!: readonly TermDto[];
}

class SignOffStepDto {
  @Code(signOffStepKinds)
  readonly kind!: SignOffStepKind;
  @CodeText({ description: '可办理的角色 / role that may take it' })
  readonly role!: string;
  @Whole({ min: 1, max: 250 })
  readonly termWorkingDays!: number;
}

class SatisfactionGateDto {
  @Whole({ min: 0, max: 100 })
  readonly minimumAnswered!: number;
  @Whole({ min: 0, max: 100 })
  readonly minimumSatisfied!: number;
}

export class RulesDto {
  @ListOfNested(() => CategoryDto)
  readonly categories!: readonly CategoryDto[];
  @ListOfNested(() => TermDto, { description: '返工原因 / return reasons' })
  readonly returnReasons!: readonly TermDto[];
  @ListOfNested(() => TermDto, { description: '复号事由 / reopening grounds' })
  readonly reopeningGrounds!: readonly TermDto[];
  @ListOfNested(() => TermDto, { description: '审核小组专业 / panel professions' })
  readonly panelProfessions!: readonly TermDto[];
  @ListOfNested(() => SignOffStepDto, { description: '销号程序 / sign-off chain' })
  readonly signOffChain!: readonly SignOffStepDto[];
  @ListOfNested(() => SignOffStepDto, {
    optional: true,
    description: '立行立改的销号程序 / chain for immediate matters',
  })
  readonly immediateSignOffChain?: readonly SignOffStepDto[];
  @Whole({ min: 1, max: 60 })
  readonly publicityWorkingDays!: number;
  @Whole({
    optional: true,
    min: 0,
    max: 3650,
    description:
      '离任回避期，日历日；缺省 180 / days for which a post that has ended still counts; default 180',
  })
  readonly coolingDays?: number;
  @Nested(() => SatisfactionGateDto, { optional: true })
  readonly satisfaction?: SatisfactionGateDto;
  @Nested(() => DeadlineRulesDto, {
    optional: true,
    description: '期限规则；缺省为产品默认 / time rules; default: those of the product',
  })
  readonly deadlines?: DeadlineRulesDto;
}

export class OpenCampaignDto {
  @Text({ max: 100, example: '作风建设“回头看”' })
  readonly name!: string;
  @Text({ optional: true, max: 64, description: 'IANA 时区 / zone', example: chinaTime })
  readonly zone?: string;
  @DateField()
  readonly startsOn!: string;
  @Nested(() => RulesDto, {
    optional: true,
    description: '缺省为产品默认规则 / default: the rules of the product',
  })
  readonly rules?: RulesDto;
}

export class ReviseRulesDto {
  @DateField()
  readonly effectiveOn!: string;
  @Nested(() => RulesDto)
  readonly rules!: RulesDto;
  @Text({ max: 500 })
  readonly ground!: string;
}

/** The rules as the domain knows them; its own rule finds what a trigger lacks or has too much. */
export const rulesOf = (dto: RulesDto): CampaignRules => ({ ...dto }) as CampaignRules;

class PanelMemberDto {
  @IdField()
  readonly person!: string;
  @CodeText({ example: 'audit' })
  readonly profession!: string;
}

export class FormPanelDto {
  @ListOfNested(() => PanelMemberDto, { minItems: 1 })
  readonly members!: readonly PanelMemberDto[];
}

class ChecklistEntryDto {
  @CodeText({ example: 'ZC-01' })
  readonly code!: string;
  @Text({ max: 500 })
  readonly text!: string;
}

export class IssueChecklistDto {
  @Code(checklistKinds)
  readonly kind!: ChecklistKind;
  @Text({ max: 200 })
  readonly title!: string;
  @ListOfNested(() => ChecklistEntryDto, { minItems: 1, maxItems: 500 })
  readonly entries!: readonly ChecklistEntryDto[];
}

export class CloseCampaignDto {
  @Text({ max: 500 })
  readonly ground!: string;
}
