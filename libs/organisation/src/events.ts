/** 市总工会, 区县总工会, 产业工会, 直属单位, 基层工会, and offices such as the 工作专班. */
export const unitKinds = [
  'municipalFederation',
  'districtFederation',
  'industryUnion',
  'affiliatedUnit',
  'grassrootsUnion',
  'office',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What a person does at a unit. A person may hold several. */
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
  'auditor',
  'readOnlyLeader',
] as const;
export type Role = (typeof roles)[number];

/** Everything that can happen to the organisation; one stream, so that each decision can name its revision. */
export type OrganisationEvent =
  | {
      readonly type: 'UnitRegistered';
      readonly data: {
        readonly unit: string;
        readonly by: string;
        readonly name: string;
        readonly kind: UnitKind;
        /** Absent for the root alone. */
        readonly parent?: string;
      };
    }
  | {
      readonly type: 'UnitRenamed';
      readonly data: { readonly unit: string; readonly by: string; readonly name: string };
    }
  | {
      readonly type: 'PersonRegistered';
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly name: string;
        readonly unit: string;
        readonly department?: string;
        readonly roles: readonly Role[];
      };
    }
  | {
      readonly type: 'PersonReassigned';
      readonly data: {
        readonly person: string;
        readonly by: string;
        readonly unit: string;
        readonly department?: string;
        readonly roles: readonly Role[];
      };
    }
  | {
      readonly type: 'PersonLeft';
      readonly data: { readonly person: string; readonly by: string; readonly ground: string };
    };
