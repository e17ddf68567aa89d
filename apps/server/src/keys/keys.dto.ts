import { type KeyScope, keyScopes } from '@xiaohao/access';
import { CodeText, IdField, InstantOrDate, ListOfCodes, ListOfTexts, Text } from '@xiaohao/http';

export class IssueKeyDto {
  @IdField({ optional: true, description: '代表的人员 / the person it speaks for' })
  readonly person?: string;
  @CodeText({
    optional: true,
    max: 40,
    example: 'oa-gateway',
    description:
      '外部系统的代码，只能读取；person 与 system 都缺省为管理密钥 / code of an outside system, which only reads; without person and system: an administrator key',
  })
  readonly system?: string;
  @Text({ max: 100, example: '经办系统接口' })
  readonly name!: string;
  @ListOfCodes(keyScopes, {
    optional: true,
    minItems: 1,
    description:
      '限于读取、办理、登记中的几类；缺省不限 / groups of operations it is limited to; absent: all its holder has',
  })
  readonly scopes?: readonly KeyScope[];
  @IdField({ optional: true, description: '限于一个单位 / the unit that it is limited to' })
  readonly unit?: string;
  @ListOfTexts({
    optional: true,
    minItems: 1,
    maxItems: 50,
    max: 50,
    description: '允许的地址或网段 / addresses or networks (CIDR) it may be used from',
  })
  readonly addresses?: readonly string[];
  @InstantOrDate({
    optional: true,
    description:
      '到期时刻；只写日期则为其 UTC 零时 / from then on it is worthless; a bare date is its first moment in UTC',
  })
  readonly expiresAt?: string;
}

export class RevokeKeyDto {
  @Text({ max: 500 })
  readonly ground!: string;
}

export class RotateKeyDto {
  @InstantOrDate({
    optional: true,
    description:
      '旧秘密值有效至；缺省 7 天，最长 30 天 / until when the former secret stays good; 7 days, at most 30',
  })
  readonly formerUntil?: string;
}
