import { Code, IdField, ListOfCodes, Text } from '@xiaohao/http';
import { type Role, roles, type UnitKind, unitKinds } from '@xiaohao/organisation';

export class RegisterUnitDto {
  @Text({ max: 100, example: '示例市甲区总工会' })
  readonly name!: string;
  @Code(unitKinds, { example: 'districtFederation' })
  readonly kind!: UnitKind;
  @IdField({ optional: true, description: '上级单位；仅根单位可缺 / parent; absent for the root alone' })
  readonly parent?: string;
}

export class RenameUnitDto {
  @Text({ max: 100 })
  readonly name!: string;
}

export class PostDto {
  @IdField({ description: '所在单位 / unit' })
  readonly unit!: string;
  @Text({ optional: true, max: 100, description: '部室 / department' })
  readonly department?: string;
  @ListOfCodes(roles, { maxItems: 11 })
  readonly roles!: readonly Role[];
}

export class RegisterPersonDto extends PostDto {
  @Text({ max: 50, example: '甲区经办人' })
  readonly name!: string;
}

export class DepartureDto {
  @Text({ max: 500 })
  readonly ground!: string;
}
