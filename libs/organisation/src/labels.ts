import type { HeldRole } from './roles.js';
import type { UnitKind, UnitLevel } from './unit-events.js';

interface Label {
  readonly zh: string;
  readonly en: string;
}

export const unitKindLabels: Readonly<Record<UnitKind, Label>> = {
  municipalFederation: { zh: '市总工会', en: 'Municipal federation' },
  districtFederation: { zh: '区县总工会', en: 'District federation' },
  industryUnion: { zh: '产业工会', en: 'Industry union' },
  affiliatedUnit: { zh: '直属单位', en: 'Affiliated unit' },
  grassrootsUnion: { zh: '基层工会', en: 'Grass-roots union' },
  office: { zh: '机构', en: 'Office' },
};

export const unitLevelLabels: Readonly<Record<UnitLevel, Label>> = {
  municipal: { zh: '市级', en: 'Municipal' },
  district: { zh: '区县级', en: 'District' },
  street: { zh: '街道乡镇级', en: 'Street or township' },
  enterprise: { zh: '企事业级', en: 'Enterprise or institution' },
};

export const heldRoleLabels: Readonly<Record<HeldRole, Label>> = {
  unitClerk: { zh: '经办人', en: 'Clerk of the unit' },
  unitHead: { zh: '单位主要负责人', en: 'Head of the unit' },
  leaderInCharge: { zh: '分管领导', en: 'Leader in charge' },
  liaison: { zh: '联络员', en: 'Liaison' },
  workGroupMember: { zh: '工作专班成员', en: 'Member of the work group' },
  panelReviewer: { zh: '联合审核员', en: 'Reviewer of the panel' },
  supervisionGroupMember: { zh: '专项督导组成员', en: 'Member of the supervision group' },
  approver: { zh: '审批人', en: 'Approver' },
  publicity: { zh: '公示专员', en: 'Publicity' },
  petitionClerk: { zh: '信访受理员', en: 'Petition clerk' },
  disciplineOfficer: { zh: '纪检监察员', en: 'Discipline officer' },
  auditor: { zh: '审计人员', en: 'Auditor' },
  readOnlyLeader: { zh: '领导查阅', en: 'Leader who reads' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'Audit administrator' },
};
