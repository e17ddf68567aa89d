import { CodeText, DateField, IdField, ListOfCodes, Text } from '@xiaohao/http';
import { type HeldRole, heldRoles } from '@xiaohao/organisation';

export class PostDto {
  @IdField({ description: '所在单位 / unit' })
  readonly unit!: string;
  @Text({ optional: true, max: 100, description: '部室 / department' })
  readonly department?: string;
  @CodeText({
    optional: true,
    description: '审核专业 / profession of a panel reviewer',
    example: 'finance',
  })
  readonly profession?: string;
  @ListOfCodes(heldRoles, { maxItems: 14 })
  readonly roles!: readonly HeldRole[];
  @DateField({ optional: true, description: '任职开始；缺省为今天 / first day; default: today' })
  readonly from?: string;
  @DateField({ optional: true, description: '任职最后一天；缺省为未定 / last day; default: open' })
  readonly until?: string;
}

export class RegisterPersonDto extends PostDto {
  @Text({ max: 50, example: '甲区经办人' })
  readonly name!: string;
}

export class EndAppointmentDto {
  @DateField({ description: '任职最后一天 / last day in the post' })
  readonly lastDay!: string;
}

export class DepartureDto {
  @Text({ max: 500 })
  readonly ground!: string;
}
