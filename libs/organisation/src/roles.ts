/** What a person does about problems at a unit. A person may hold several. */
export const roles = [
  'unitClerk',
  'unitHead',
  'leaderInCharge',
  'liaison',
  'workGroupMember',
  'panelReviewer',
  'supervisionGroupMember',
  'approver',
  'publicity',
  'petitionClerk',
  'disciplineOfficer',
  'auditor',
  'readOnlyLeader',
] as const;
export type Role = (typeof roles)[number];

/** 信访受理, 纪检监察: they take in what is reported in confidence, see it, and alone may learn who reported it. */
export const restrictedRoles = ['petitionClerk', 'disciplineOfficer'] as const satisfies readonly Role[];

/** 三员: system, security and audit administration. They exclude each other and everything that acts on a problem. */
export const administratorRoles = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
] as const;
export type AdministratorRole = (typeof administratorRoles)[number];

/** Whatever an appointment may give. */
export type HeldRole = Role | AdministratorRole;
export const heldRoles: readonly HeldRole[] = [...roles, ...administratorRoles];

/** Roles that read and do nothing: an administrator may hold them too. */
const readingRoles: readonly HeldRole[] = ['auditor', 'readOnlyLeader'];

export const isAdministratorRole = (role: HeldRole): role is AdministratorRole =>
  (administratorRoles as readonly string[]).includes(role);

export const isRestrictedRole = (role: HeldRole): boolean =>
  (restrictedRoles as readonly string[]).includes(role);

/** Whether a role does something to a problem. */
export const actsOnProblems = (role: HeldRole): boolean =>
  !isAdministratorRole(role) && !readingRoles.includes(role);
