import { Code, IdField, ListOfIds, Text } from '@xiaohao/http';
import { type UnitKind, type UnitLevel, unitKinds, unitLevels } from '@xiaohao/organisation';

export class UnitDescriptionDto {
  @Code(unitKinds, { example: 'districtFederation' })
  readonly kind!: UnitKind;
  @Code(unitLevels, { optional: true, description: '层级 / level' })
  readonly level?: UnitLevel;
  @Text({ optional: true, max: 50, description: '系统、领域 / field', example: '教育系统' })
  readonly field?: string;
  @Text({ optional: true, max: 50, description: '行业 / trade', example: '制造业' })
  readonly trade?: string;
}

export class RegisterUnitDto extends UnitDescriptionDto {
  @Text({ max: 100, example: '示例市甲区总工会' })
  readonly name!: string;
  @IdField({ optional: true, description: '上级单位；仅根单位可缺 / parent; absent for the root alone' })
  readonly parent?: string;
}

export class RenameUnitDto {
  @Text({ max: 100 })
  readonly name!: string;
}

export class MoveUnitDto {
  @IdField({ description: '新的上级单位 / the new parent' })
  readonly parent!: string;
}

export class MergeUnitsDto {
  @ListOfIds({ minItems: 1, maxItems: 50, description: '被并入的单位 / units that end in this one' })
  readonly units!: readonly string[];
  @Text({ max: 500, description: '依据 / ground' })
  readonly ground!: string;
}

export class CloseUnitDto {
  @Text({ max: 500, description: '依据 / ground' })
  readonly ground!: string;
}
