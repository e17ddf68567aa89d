import type { RefusalEntry } from '@xiaohao/deciding';

export const unitRefusals = {
  RootExists: {
    status: 409,
    zh: '根单位已存在，新单位须有上级',
    en: 'There is a root already: a new unit needs a parent',
  },
  ParentUnknown: { status: 422, zh: '上级单位不存在', en: 'The parent unit is not known' },
  ParentClosed: { status: 422, zh: '上级单位已撤并', en: 'The parent unit has been merged or dissolved' },
  UnitExists: { status: 409, zh: '该单位已登记', en: 'The unit is registered already' },
  UnitUnknown: { status: 404, zh: '单位不存在', en: 'The unit is not known' },
  UnitIsClosed: { status: 409, zh: '单位已撤并', en: 'The unit has been merged or dissolved' },
  UnitOfPersonUnknown: { status: 422, zh: '所在单位不存在', en: "The person's unit is not known" },
  UnitOfPersonClosed: {
    status: 422,
    zh: '所在单位已撤并，不能再任职',
    en: 'The unit has been merged or dissolved: nobody is appointed there any more',
  },
  UnitNameTaken: {
    status: 409,
    zh: '同一上级下已有同名单位：{name}',
    en: 'A unit of this name stands there already: {name}',
  },
  RootStays: {
    status: 409,
    zh: '根单位不能移动、并入其他单位或撤销',
    en: 'The root is not moved, merged away or dissolved',
  },
  UnitUnderItself: { status: 422, zh: '单位不能移到自己之下', en: 'A unit cannot stand under itself' },
  UnitStandsThere: { status: 409, zh: '单位已在该上级之下', en: 'The unit stands there already' },
  MergedUnitUnknown: {
    status: 422,
    zh: '被并入的单位不存在或已撤并',
    en: 'A unit to be merged is not known or has ended',
  },
  SuccessorUnderMerged: {
    status: 422,
    zh: '单位不能并入自己或自己的下级',
    en: 'A unit cannot be merged into itself or a unit under it',
  },
  UnitStillHasUnits: {
    status: 409,
    zh: '其下还有单位，须先移走、合并或撤销',
    en: 'Units still stand under it: move, merge or dissolve them first',
  },
  UnitStillHasPeople: {
    status: 409,
    zh: '还有人员在该单位任职，须先免去或调整',
    en: 'People still hold posts there: end them first',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;
