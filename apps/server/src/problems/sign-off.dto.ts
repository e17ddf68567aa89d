import { Code, CodeText, DateField, Flag, ListOfNested, Num, Text, Whole } from '@xiaohao/http';
import { type RevisitKind, revisitKinds, type SignOffTest, signOffTests } from '@xiaohao/problem';
import { GroundedDto, Stated } from './identification.dto.js';

class ClaimDto {
  @Code(signOffTests)
  readonly test!: SignOffTest;
  @Text({ max: 2_000, description: '说明 / statement' })
  readonly statement!: string;
}

export class RequestSignOffDto extends Stated {
  @ListOfNested(() => ClaimDto, {
    minItems: 1,
    maxItems: 5,
    description: '五项标准逐条说明 / one statement per test',
  })
  readonly claims!: readonly ClaimDto[];
}

export class OpinionOnlyDto extends Stated {
  @Text({ optional: true, max: 2_000, description: '意见 / opinion' })
  readonly opinion?: string;
}

class ConclusionDto {
  @Code(signOffTests)
  readonly test!: SignOffTest;
  @Flag({ description: '是否成立 / upheld' })
  readonly upheld!: boolean;
  @Text({ max: 2_000, description: '核查结论 / conclusion' })
  readonly text!: string;
}

export class VerifyDto extends OpinionOnlyDto {
  @ListOfNested(() => ConclusionDto, {
    minItems: 1,
    maxItems: 5,
    description: '逐条核查结论 / one conclusion per test',
  })
  readonly conclusions!: readonly ConclusionDto[];
}

export class PublicityDto extends Stated {
  @Text({ max: 200, description: '公示渠道 / channel', example: '机关内部网站、基层工会公告栏' })
  readonly channel!: string;
  @Text({ max: 200, description: '公示范围 / audience', example: '机关党员干部、职工代表' })
  readonly audience!: string;
  @DateField({ description: '公示开始 / starts on' })
  readonly startsOn!: string;
  @Whole({ min: 1, max: 60, description: '公示工作日数 / working days', example: 5 })
  readonly workingDays!: number;
}

export class ObjectionDto extends Stated {
  @Text({ max: 100, description: '异议来源 / from whom', example: '职工代表' })
  readonly from!: string;
  @Text({ max: 2_000, description: '异议内容 / objection' })
  readonly text!: string;
}

export class AnswerObjectionDto extends Stated {
  @Text({ max: 2_000, description: '答复 / answer' })
  readonly answer!: string;
  @Flag({ description: '异议是否成立 / upheld' })
  readonly upheld!: boolean;
}

export class SatisfactionDto extends Stated {
  @Whole({ min: 1, max: 1_000_000, description: '应答人数 / invited' })
  readonly invited!: number;
  @Whole({ min: 0, max: 1_000_000, description: '实答人数 / answered' })
  readonly answered!: number;
  @Whole({ min: 0, max: 1_000_000, description: '满意人数 / satisfied' })
  readonly satisfied!: number;
  @Text({ max: 200, description: '测评方式 / method', example: '问卷' })
  readonly method!: string;
}

export class RejectDto extends Stated {
  @Text({ min: 10, max: 2_000, description: '补充整改要求 / supplementary requirement' })
  readonly supplementaryRequirement!: string;
}

export class PlanRevisitDto extends GroundedDto {
  @Code(revisitKinds)
  readonly kind!: RevisitKind;
  @DateField()
  readonly dueOn!: string;
}

export class RecordRevisitDto extends Stated {
  @DateField()
  readonly visitedOn!: string;
  @Text({ max: 2_000, description: '回访情况 / findings' })
  readonly findings!: string;
  @Flag({ description: '整改是否保持 / holds' })
  readonly holds!: boolean;
  @Num({ optional: true, min: 0, max: 100, description: '满意度 / satisfied, percent' })
  readonly satisfaction?: number;
}

export class ReopenDto extends Stated {
  @CodeText({ description: '复号事由 / ground of the campaign', example: 'relapse' })
  readonly ground!: string;
  @Text({ max: 2_000 })
  readonly text!: string;
  @DateField({ description: '新的期限 / the new term' })
  readonly dueOn!: string;
}
