import { type ChecklistKind, checklistKinds } from '@xiaohao/campaign';
import {
  Code,
  CodeText,
  DateField,
  Flag,
  IdField,
  InstantOrDate,
  ListOfIds,
  Nested,
  Text,
} from '@xiaohao/http';
import {
  type CauseKind,
  causeKinds,
  type Difficulty,
  type DiscoveryMethod,
  difficulties,
  discoveryMethods,
  type Handling,
  type HandlingKind,
  handlingKinds,
  type OwnerKind,
  ownerKinds,
  type SecrecyLevel,
  type Severity,
  type SourceChannel,
  secrecyLevels,
  severities,
  sourceChannels,
} from '@xiaohao/problem';

/** Every command may say when what it reports happened, and for whom it is given. */
export class Stated {
  @InstantOrDate({ optional: true, description: '发生时间（陈述） / when it happened, as stated' })
  readonly happenedAt?: string;
  @IdField({
    optional: true,
    description:
      '代谁办理：须有其有效委托，或在其离岗期间被指定代为履职 / for whom: by a delegation that runs, or as deputy of somebody who is away',
  })
  readonly onBehalfOf?: string;
}

export class OwnerDto {
  @Code(ownerKinds, { example: 'unit' })
  readonly kind!: OwnerKind;
  @IdField({ description: '责任单位 / responsible unit' })
  readonly unit!: string;
  @IdField({ optional: true, description: '责任领导 / responsible leader' })
  readonly leader?: string;
  @Text({ optional: true, max: 100, description: '责任部室 / responsible department' })
  readonly department?: string;
  @IdField({
    optional: true,
    description:
      '责任人；班子成员个人的问题必填，即该成员 / responsible person; needed for a member’s problem, whose it is',
  })
  readonly person?: string;
}

export class SourceDto {
  @Code(sourceChannels, { example: 'internalAuditFeedback' })
  readonly channel!: SourceChannel;
  @Text({ optional: true, max: 100, description: "来文编号 / the paper's number", example: '审〔2026〕12号' })
  readonly paper?: string;
}

export class WordingDto {
  @Text({ max: 120, description: '标题 / title', example: '节日期间公务接待超标准' })
  readonly title!: string;
  @Text({
    max: 4_000,
    description: '问题描述 / description',
    example: '查阅凭证发现，两次接待超出标准，未附清单。',
  })
  readonly description!: string;
}

/** One shape for all kinds: `continuing` needs its three fields, `focused` its list; other kinds take none. */
export class HandlingDto {
  @Code(handlingKinds, { example: 'timeLimited' })
  readonly kind!: HandlingKind;
  @Text({ optional: true, max: 500, description: '阶段目标 / stage goal (continuing)' })
  readonly stageGoal?: string;
  @DateField({ optional: true, description: '下次检查日期 / next check (continuing)' })
  readonly nextCheckOn?: string;
  @DateField({ optional: true, description: '预计完成日期 / expected end (continuing)' })
  readonly expectedEndOn?: string;
  @Text({ optional: true, max: 100, description: '集中整治清单 / list (focused)' })
  readonly list?: string;
}

export class ClassificationDto {
  @CodeText({ description: '类别 / category of the campaign', example: 'reception' })
  readonly category!: string;
  @CodeText({ optional: true, description: '子类 / sub-form' })
  readonly subForm?: string;
  @Code(severities, { example: 'moderate' })
  readonly severity!: Severity;
  @Code(difficulties, { example: 'ordinary' })
  readonly difficulty!: Difficulty;
  @Nested(() => HandlingDto)
  readonly handling!: HandlingDto;
  @Flag({ description: '是否民生事项 / livelihood' })
  readonly livelihood!: boolean;
  @Code(secrecyLevels, { example: 'internal' })
  readonly secrecy!: SecrecyLevel;
}

export class IdentifyDto extends Stated {
  @IdField({ description: '专项 / campaign' })
  readonly campaign!: string;
  @Nested(() => OwnerDto)
  readonly owner!: OwnerDto;
  @ListOfIds({ optional: true, maxItems: 20, description: '配合单位 / support units' })
  readonly supportUnits?: readonly string[];
  @Code(discoveryMethods, { example: 'organisedCheck' })
  readonly discovery!: DiscoveryMethod;
  @Nested(() => SourceDto)
  readonly source!: SourceDto;
  @Code(checklistKinds, {
    optional: true,
    description:
      '条目所属清单；只有一份清单有此条目时可不填 / the checklist of the entry; may be left out where one alone has it',
  })
  readonly checklist?: ChecklistKind;
  @CodeText({ optional: true, description: '对照检查清单条目 / checklist entry' })
  readonly checklistEntry?: string;
  @DateField({ optional: true, description: '发现日期 / found on' })
  readonly foundOn?: string;
  @Nested(() => WordingDto)
  readonly wording!: WordingDto;
  @Nested(() => ClassificationDto)
  readonly classification!: ClassificationDto;
  @IdField({ optional: true, description: '来件 / the intake that it came of' })
  readonly intake?: string;
}

export class GroundedDto extends Stated {
  @Text({ max: 500, description: '理由 / ground' })
  readonly ground!: string;
}

export class RewordDto extends GroundedDto {
  @Nested(() => WordingDto)
  readonly wording!: WordingDto;
}

export class ClassifyDto extends GroundedDto {
  @Nested(() => ClassificationDto)
  readonly classification!: ClassificationDto;
}

export class CauseDto extends Stated {
  @Code(causeKinds, { example: 'institution' })
  readonly kind!: CauseKind;
  @Text({ max: 1_000, description: '根源 / cause' })
  readonly text!: string;
}

export class MergeDto extends GroundedDto {
  @IdField({ description: '并入的问题 / the problem that takes this one in' })
  readonly into!: string;
}

/** The handling as the domain knows it; the domain's own rule finds what is missing and what is of another kind. */
export const handlingOf = (dto: HandlingDto): Handling => ({ ...dto }) as Handling;
