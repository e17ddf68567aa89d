import type { UnitKind } from '@xiaohao/organisation';

/** A unit of the demo's fictitious city. */
export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
}

const unit = (code: string, name: string, kind: UnitKind, parent = 'root'): DemoUnit => ({
  code,
  name,
  kind,
  parent,
});

/** Units that have problems; those who judge stand beside them, never under them. */
export const ownerUnits: readonly DemoUnit[] = [
  unit('organs', '示例市总工会机关', 'municipalFederation'),
  unit('districtA', '示例市甲区总工会', 'districtFederation'),
  unit('districtB', '示例市乙区总工会', 'districtFederation'),
  unit('districtC', '示例市丙县总工会', 'districtFederation'),
  unit('districtD', '示例市丁县总工会', 'districtFederation'),
  unit('education', '示例市教育工会', 'industryUnion'),
  unit('health', '示例市卫生健康工会', 'industryUnion'),
  unit('construction', '示例市建设工会', 'industryUnion'),
  unit('transport', '示例市交通工会', 'industryUnion'),
  unit('palace', '示例市工人文化宫', 'affiliatedUnit'),
  unit('sanatorium', '示例市职工疗养院', 'affiliatedUnit'),
  unit('school', '示例市职工学校', 'affiliatedUnit'),
  unit('aid', '示例市困难职工帮扶中心', 'affiliatedUnit'),
  unit('streetA1', '甲区示例街道总工会', 'grassrootsUnion', 'districtA'),
  unit('parkA2', '甲区示例产业园工会联合会', 'grassrootsUnion', 'districtA'),
  unit('streetB1', '乙区示例街道总工会', 'grassrootsUnion', 'districtB'),
  unit('townC1', '丙县示例镇总工会', 'grassrootsUnion', 'districtC'),
  unit('townD1', '丁县示例镇总工会', 'grassrootsUnion', 'districtD'),
];

const rootUnit: DemoUnit = { code: 'root', name: '示例市工会系统', kind: 'municipalFederation' };

/** All units, each after its parent. */
export const demoUnits: readonly DemoUnit[] = [
  rootUnit,
  unit('leadingGroup', '示例市专项工作领导小组办公室', 'office'),
  unit('workGroup', '示例市整改销号工作专班', 'office'),
  unit('panel', '示例市问题联合审核小组', 'office'),
  unit('supervision', '示例市专项督导组', 'office'),
  unit('petitions', '示例市总工会信访室', 'office'),
  ...ownerUnits,
];

/** The name as it stands in a title, without the city. */
export const shortName = (code: string): string =>
  (ownerUnits.find((owner) => owner.code === code)?.name ?? code).replace('示例市', '');
