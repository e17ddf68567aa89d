import { isOfUnit, type Organisation, type Role, unitsOn } from '@xiaohao/organisation';
import { holdersOf } from './holders.js';

const supervising: readonly Role[] = ['workGroupMember', 'supervisionGroupMember', 'approver'];

interface Asking {
  readonly by: string;
  readonly today: string;
  readonly organisation: Organisation;
}

/** Whether somebody may act against a unit: who supervises and belongs neither to it nor to one under it. */
export const maySupervise = ({ by, organisation, today }: Asking, unit: string): boolean =>
  supervising.some((role) => holdersOf(organisation, role, today).includes(by)) &&
  !unitsOn(organisation, by, today).some((own) => isOfUnit(organisation, own, unit));
