/** A column of a file: its code, its Chinese heading, and whether a file has to have it. */
export interface Column<Code extends string = string> {
  readonly code: Code;
  readonly zh: string;
  readonly needed?: boolean;
}

export const unitColumns = [
  { code: 'id', zh: '标识' },
  { code: 'name', zh: '名称', needed: true },
  { code: 'kind', zh: '类型', needed: true },
  { code: 'parent', zh: '上级标识' },
  { code: 'parentName', zh: '上级名称' },
  { code: 'level', zh: '层级' },
  { code: 'field', zh: '系统领域' },
  { code: 'trade', zh: '行业' },
  { code: 'state', zh: '状态' },
] as const satisfies readonly Column[];

export const personColumns = [
  { code: 'id', zh: '标识' },
  { code: 'name', zh: '姓名', needed: true },
  { code: 'unit', zh: '单位标识' },
  { code: 'unitName', zh: '单位名称' },
  { code: 'department', zh: '部室' },
  { code: 'profession', zh: '审核专业' },
  { code: 'roles', zh: '角色', needed: true },
  { code: 'from', zh: '任职开始' },
  { code: 'until', zh: '任职结束' },
] as const satisfies readonly Column[];
