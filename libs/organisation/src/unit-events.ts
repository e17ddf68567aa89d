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

/** 市级, 区县级, 街道乡镇级, 企事业级. */
export const unitLevels = ['municipal', 'district', 'street', 'enterprise'] as const;
export type UnitLevel = (typeof unitLevels)[number];

/** What a unit is described by, beside its name and its place. */
export interface UnitDescription {
  readonly kind: UnitKind;
  readonly level?: UnitLevel;
  /** 系统、领域, such as 教育系统. */
  readonly field?: string;
  /** 行业. */
  readonly trade?: string;
}

/**
 * What can happen to units. `at` is the instant (UTC) from which it holds: a unit's past places are judged by it.
 * A registration and a description have none, and hold from ever.
 */
export type UnitEvent =
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
      /** The oldest have no `at`. */
      readonly data: {
        readonly unit: string;
        readonly by: string;
        readonly name: string;
        readonly at?: string;
      };
    }
  | {
      readonly type: 'UnitDescribed';
      /** The whole description: what is absent is not known any more. */
      readonly data: { readonly unit: string; readonly by: string } & UnitDescription;
    }
  | {
      readonly type: 'UnitMoved';
      readonly data: {
        readonly unit: string;
        readonly by: string;
        readonly parent: string;
        readonly at: string;
      };
    }
  | {
      readonly type: 'UnitsMerged';
      /** `units` end and stand under `into`, their successor, from then on. */
      readonly data: {
        readonly units: readonly string[];
        readonly into: string;
        readonly by: string;
        readonly ground: string;
        readonly at: string;
      };
    }
  | {
      readonly type: 'UnitClosed';
      readonly data: {
        readonly unit: string;
        readonly by: string;
        readonly ground: string;
        readonly at: string;
      };
    };
