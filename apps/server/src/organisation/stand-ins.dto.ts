import { Code, DateField, IdField, ListOfCodes, Nested, Text } from '@xiaohao/http';
import { type DelegationScope, type Role, roles } from '@xiaohao/organisation';

const scopeKinds = ['all', 'roles', 'campaign'] as const;

class DelegationScopeDto {
  @Code(scopeKinds, { description: '全部、某些角色或某一专项 / all, some roles, or one campaign' })
  readonly kind!: (typeof scopeKinds)[number];
  @ListOfCodes(roles, {
    optional: true,
    minItems: 1,
    maxItems: 11,
    description: 'kind 为 roles 时：哪些角色 / where kind is roles: which',
  })
  readonly roles?: readonly Role[];
  @IdField({ optional: true, description: 'kind 为 campaign 时：哪一专项 / where kind is campaign: which' })
  readonly campaign?: string;
}

/** The scope that a body means, or the field that is missing or too much. */
export function scopeOf({ kind, roles: some, campaign }: DelegationScopeDto): DelegationScope | string {
  if (kind !== 'roles' && some !== undefined) return '/scope/roles';
  if (kind !== 'campaign' && campaign !== undefined) return '/scope/campaign';
  if (kind === 'roles') return some === undefined ? '/scope/roles' : { kind, roles: some };
  if (kind === 'campaign') return campaign === undefined ? '/scope/campaign' : { kind, campaign };
  return { kind };
}

export class DelegateDutyDto {
  @IdField({ description: '授权人 / principal' })
  readonly principal!: string;
  @IdField({ description: '受托人 / delegate' })
  readonly delegate!: string;
  @Nested(() => DelegationScopeDto)
  readonly scope!: DelegationScopeDto;
  @DateField()
  readonly from!: string;
  @DateField({ description: '最后一天 / last day' })
  readonly until!: string;
  @Text({ max: 500, description: '事由 / ground' })
  readonly ground!: string;
}

export class RecordAbsenceDto {
  @IdField()
  readonly person!: string;
  @DateField()
  readonly from!: string;
  @DateField({ description: '最后一天 / last day' })
  readonly until!: string;
  @IdField({ optional: true, description: '代收人 / who receives meanwhile' })
  readonly deputy?: string;
}
