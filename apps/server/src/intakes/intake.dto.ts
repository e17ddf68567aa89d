import { Code, DateField, IdField, Nested, Text, Whole } from '@xiaohao/http';
import {
  type ErasureGround,
  erasureGrounds,
  type IntakeChannel,
  type IntakeSecrecy,
  intakeChannels,
  intakeSecrecyLevels,
} from '@xiaohao/intake';
import { Stated } from '../problems/identification.dto.js';

export class ReporterDto {
  @Text({ max: 100, description: '姓名 / name' })
  readonly name!: string;
  @Text({ optional: true, max: 200, description: '联系方式 / how they can be reached' })
  readonly contact?: string;
}

export class RegisterIntakeDto extends Stated {
  @IdField({ description: '受理单位 / the unit that takes it in' })
  readonly unit!: string;
  @Code(intakeChannels, { example: 'letter', description: '来件渠道 / channel' })
  readonly channel!: IntakeChannel;
  @Text({ optional: true, max: 100, description: '来文编号 / the number of its paper' })
  readonly paper?: string;
  @DateField({ description: '收件日期 / received on' })
  readonly receivedOn!: string;
  @Code(intakeSecrecyLevels, {
    optional: true,
    description: '密级，缺省为限制知悉 / secrecy; restricted unless told otherwise',
  })
  readonly secrecy?: IntakeSecrecy;
  @Nested(() => ReporterDto, {
    optional: true,
    description:
      '举报人；匿名则不填。加密存放，此后仅两种角色可读 / who reported; left out when nobody gave a name. Kept sealed, and read by two roles alone',
  })
  readonly reporter?: ReporterDto;
}

export class EraseReporterDto extends Stated {
  @Code(erasureGrounds, { example: 'reporterAsked', description: '事由 / ground' })
  readonly ground!: ErasureGround;
}

export class IntakesQuery {
  @Code(intakeChannels, { optional: true })
  readonly channel?: IntakeChannel;
  @Code(intakeSecrecyLevels, { optional: true })
  readonly secrecy?: IntakeSecrecy;
  @IdField({ optional: true, description: '受理单位及其下级 / this unit and those under it' })
  readonly unit?: string;
  @DateField({ optional: true })
  readonly receivedFrom?: string;
  @DateField({ optional: true })
  readonly receivedTo?: string;
  @Whole({ optional: true, min: 1, max: 200 })
  readonly pageSize?: number;
  @Text({ optional: true, max: 2_000 })
  readonly cursor?: string;
}
