import { type HeldRole, heldRoles } from '@xiaohao/organisation';
import { ownerUnits } from './units.js';

/** Somebody of the demo: a role's name, never a person's. */
export interface DemoPerson {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly department?: string;
  readonly roles: readonly HeldRole[];
}

export const professions = ['discipline', 'finance', 'audit', 'organisation', 'law'] as const;
const professionNames = {
  discipline: '纪检',
  finance: '财务',
  audit: '审计',
  organisation: '基层组织',
  law: '法律',
};
const ordinals = ['一', '二', '三', '四'] as const;

const ofOwnerUnit = (unit: string, name: string): readonly DemoPerson[] => [
  {
    code: `${unit}.clerk`,
    name: `${name}经办人`,
    unit,
    department: '办公室',
    roles: ['unitClerk', 'liaison'],
  },
  { code: `${unit}.manager`, name: `${name}部室负责人`, unit, department: '综合部', roles: ['unitClerk'] },
  { code: `${unit}.leader`, name: `${name}分管领导`, unit, roles: ['leaderInCharge'] },
  { code: `${unit}.head`, name: `${name}主要负责人`, unit, roles: ['unitHead'] },
];

/** The panel of joint review: two of each profession. */
export const panelMembers: readonly (DemoPerson & { readonly profession: string })[] = professions.flatMap(
  (profession) =>
    [1, 2].map((at) => ({
      code: `panel.${profession}.${at}`,
      name: `联合审核小组${professionNames[profession]}审核员${ordinals[at - 1] ?? at}`,
      unit: 'panel',
      roles: ['panelReviewer'] as const,
      profession,
    })),
);

const central: readonly DemoPerson[] = [
  { code: 'group.chief', name: '工作专班负责人', unit: 'workGroup', roles: ['workGroupMember'] },
  ...ordinals.map(
    (ordinal, at): DemoPerson => ({
      code: `group.${at + 1}`,
      name: `工作专班成员${ordinal}`,
      unit: 'workGroup',
      roles: ['workGroupMember'],
    }),
  ),
  { code: 'publicity', name: '工作专班公示专员', unit: 'workGroup', roles: ['publicity'] },
  { code: 'approver.1', name: '领导小组办公室审批人一', unit: 'leadingGroup', roles: ['approver'] },
  { code: 'approver.2', name: '领导小组办公室审批人二', unit: 'leadingGroup', roles: ['approver'] },
  { code: 'supervisor', name: '专项督导组组员', unit: 'supervision', roles: ['supervisionGroupMember'] },
  { code: 'petitions', name: '信访室信访受理员', unit: 'petitions', roles: ['petitionClerk'] },
  { code: 'discipline', name: '派驻纪检监察组纪检监察员', unit: 'petitions', roles: ['disciplineOfficer'] },
  { code: 'auditor', name: '经审会审计员', unit: 'root', roles: ['auditor'] },
  { code: 'readOnlyLeader', name: '市总工会分管领导', unit: 'root', roles: ['readOnlyLeader'] },
  // No audit administrator: with the third the administrator's key that fills the demo would retire.
  { code: 'systemAdministrator', name: '系统管理员', unit: 'root', roles: ['systemAdministrator'] },
  { code: 'securityAdministrator', name: '安全管理员', unit: 'root', roles: ['securityAdministrator'] },
];

export const demoPeople: readonly DemoPerson[] = [
  ...central,
  ...panelMembers,
  ...ownerUnits.flatMap(({ code, name }) => ofOwnerUnit(code, name.replace('示例市', ''))),
];

export const verifiers = ['group.1', 'group.2', 'group.3', 'group.4'] as const;
export const approvers = ['approver.1', 'approver.2'] as const;

/** For each role that the demo fills somebody who holds it, in the order of the roles. */
export const samplePeople: readonly { readonly role: HeldRole; readonly person: DemoPerson }[] =
  heldRoles.flatMap((role) => {
    const person = demoPeople.find(({ roles }) => roles.includes(role));
    return person === undefined ? [] : [{ role, person }];
  });
