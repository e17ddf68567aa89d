import type { UnitDescription } from './unit-events.js';

export interface RegisterUnit extends UnitDescription {
  readonly type: 'RegisterUnit';
  readonly unit: string;
  readonly name: string;
  readonly parent?: string;
}
export interface RenameUnit {
  readonly type: 'RenameUnit';
  readonly unit: string;
  readonly name: string;
}
/** The whole description; what is left out is taken away. */
export interface DescribeUnit extends UnitDescription {
  readonly type: 'DescribeUnit';
  readonly unit: string;
}
export interface MoveUnit {
  readonly type: 'MoveUnit';
  readonly unit: string;
  readonly parent: string;
}
/** `into` goes on; `units` end in it. */
export interface MergeUnits {
  readonly type: 'MergeUnits';
  readonly into: string;
  readonly units: readonly string[];
  readonly ground: string;
}
export interface CloseUnit {
  readonly type: 'CloseUnit';
  readonly unit: string;
  readonly ground: string;
}

export type UnitCommand = RegisterUnit | RenameUnit | DescribeUnit | MoveUnit | MergeUnits | CloseUnit;
