import {
  Code,
  DateField,
  IdField,
  ListOfIds,
  ListOfNested,
  ListOfTexts,
  Nested,
  Num,
  Text,
} from '@xiaohao/http';
import {
  type EvidenceKind,
  evidenceKinds,
  type Horizon,
  horizons,
  type SignOffTest,
  signOffTests,
} from '@xiaohao/problem';
import { Stated } from './identification.dto.js';

export class IndicatorDto {
  @Text({ max: 100, description: '指标 / indicator', example: '超标接待次数' })
  readonly name!: string;
  @Text({ max: 20, description: '单位 / unit', example: '次' })
  readonly unit!: string;
  @Num({ description: '基线 / baseline', example: 2 })
  readonly baseline!: number;
  @Num({ description: '目标 / target', example: 0 })
  readonly target!: number;
}

export class MeasureContentDto {
  @Text({ max: 2_000, description: '措施 / measure' })
  readonly text!: string;
  @ListOfTexts({ minItems: 1, maxItems: 30, max: 500, description: '步骤（可操作） / ordered steps' })
  readonly steps!: readonly string[];
  @Nested(() => IndicatorDto, { description: '量化指标（可评估） / indicator' })
  readonly indicator!: IndicatorDto;
  @DateField({ description: '完成日期（有时限） / due on' })
  readonly dueOn!: string;
  @Text({ max: 1_000, description: '预期成果（能见效） / expected result' })
  readonly expectedResult!: string;
  @IdField({ description: '责任人 / accountable person' })
  readonly person!: string;
  @IdField({ description: '责任领导 / leader' })
  readonly leader!: string;
  @IdField({ description: '责任单位 / unit' })
  readonly unit!: string;
  @Code(horizons, { description: '当下改或长久立 / now or lasting' })
  readonly horizon!: Horizon;
}

export class AssignMeasureDto extends Stated {
  @Nested(() => MeasureContentDto)
  readonly content!: MeasureContentDto;
}

export class ReviseMeasureDto extends AssignMeasureDto {
  @IdField({ description: '批准人 / approver' })
  readonly approver!: string;
  @Text({ max: 500, description: '调整理由 / ground' })
  readonly ground!: string;
}

export class CompleteStepDto extends Stated {
  @Text({ optional: true, max: 500 })
  readonly note?: string;
}

export class ProgressDto extends Stated {
  @Num({ min: 0, max: 100, description: '完成百分比 / percent', example: 60 })
  readonly percent!: number;
  @Text({ max: 2_000, description: '已做工作 / what was done' })
  readonly done!: string;
  @Text({ optional: true, max: 1_000, description: '困难 / obstacle' })
  readonly obstacle?: string;
  @Text({ optional: true, max: 1_000, description: '需协调事项 / help asked' })
  readonly helpAsked?: string;
}

export class CompleteMeasureDto extends Stated {
  @Num({ description: '指标实际值 / actual value of the indicator', example: 0 })
  readonly actual!: number;
  @Text({ max: 2_000, description: '实际成果 / result' })
  readonly result!: string;
}

export class ConvertDto extends Stated {
  @Text({ max: 500, description: '阶段目标 / stage goal' })
  readonly stageGoal!: string;
  @DateField({ description: '下次检查日期 / next check' })
  readonly nextCheckOn!: string;
  @DateField({ description: '预计完成日期 / expected end' })
  readonly expectedEndOn!: string;
  @Text({ max: 500, description: '理由 / ground' })
  readonly ground!: string;
}

class FileReferenceDto extends Stated {
  @Text({ min: 64, max: 64, description: '已上传文件的 SHA-256 / digest of an uploaded file' })
  readonly digest!: string;
  @Text({ max: 255, description: '文件名 / file name', example: '会议纪要.pdf' })
  readonly name!: string;
}

export class AttachEvidenceDto extends FileReferenceDto {
  @Code(evidenceKinds, { example: 'regulation' })
  readonly kind!: EvidenceKind;
  @IdField({ description: '所证明的措施 / the measure it proves' })
  readonly measure!: string;
  @Code(signOffTests, { description: '所证明的标准 / the test it proves' })
  readonly test!: SignOffTest;
  @Text({ max: 500, description: '说明 / description' })
  readonly description!: string;
}

export class SupersedeEvidenceDto extends FileReferenceDto {
  @Text({ max: 500, description: '理由 / ground' })
  readonly ground!: string;
}

class MilestoneDto {
  @Text({ max: 200 })
  readonly title!: string;
  @DateField()
  readonly dueOn!: string;
}

export class TaskForceDto extends Stated {
  @IdField({ description: '挂帅领导 / commanding leader' })
  readonly commandingLeader!: string;
  @ListOfIds({ minItems: 1, maxItems: 50, description: '专班成员 / members' })
  readonly members!: readonly string[];
  @Text({ max: 4_000, description: '攻坚方案 / plan' })
  readonly plan!: string;
  @ListOfNested(() => MilestoneDto, { minItems: 1, maxItems: 50, description: '时间表 / milestones' })
  readonly milestones!: readonly MilestoneDto[];
}
