import type { Refusal, RefusalEntry } from '@xiaohao/deciding';

/** Why the register of units and people says no. */
export const organisationRefusals = {
  RootExists: {
    status: 409,
    zh: '根单位已存在，新单位须有上级',
    en: 'There is a root already: a new unit needs a parent',
  },
  ParentUnknown: { status: 422, zh: '上级单位不存在', en: 'The parent unit is not known' },
  UnitExists: { status: 409, zh: '该单位已登记', en: 'The unit is registered already' },
  UnitUnknown: { status: 404, zh: '单位不存在', en: 'The unit is not known' },
  UnitOfPersonUnknown: { status: 422, zh: '所在单位不存在', en: "The person's unit is not known" },
  UnitNameTaken: {
    status: 409,
    zh: '同一上级下已有同名单位：{name}',
    en: 'A unit of this name stands there already: {name}',
  },
  PersonExists: { status: 409, zh: '该人员已登记', en: 'The person is registered already' },
  PersonUnknown: { status: 404, zh: '人员不存在', en: 'The person is not known' },
  PersonHasLeft: { status: 409, zh: '该人员已离任', en: 'The person has left' },
  RoleRepeated: { status: 422, zh: '角色重复', en: 'A role is named twice' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type OrganisationRefusalCode = keyof typeof organisationRefusals;
export type OrganisationRefusal = Refusal<OrganisationRefusalCode>;
