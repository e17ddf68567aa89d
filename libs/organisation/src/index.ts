export * from './appointments.js';
export * from './belonging.js';
export * from './commands.js';
export type { OrganisationContext } from './deciding.js';
export * from './events.js';
export { evolveOrganisation, noOrganisation } from './evolve.js';
export { heldRoleLabels, unitKindLabels, unitLevelLabels } from './labels.js';
export { kinOf, stoodUnder, successorOf } from './lineage.js';
export * from './organisation.js';
export * from './organisation-decider.js';
export type * from './person-commands.js';
export {
  type OrganisationRefusal,
  type OrganisationRefusalCode,
  organisationRefusals,
} from './refusals.js';
export { Register } from './register.js';
export * from './roles.js';
export { seatOf } from './seat-of.js';
export type * from './stand-in-commands.js';
export type { DelegationScope } from './stand-in-events.js';
export { absenceOn, actsFor, receiverFor } from './stand-ins.js';
export {
  areAdministrationsHeld,
  isWeighty,
  type Proposal,
  type ProposalCommand,
  proposalOf,
  type WeightyCommand,
} from './two-persons.js';
export type * from './unit-commands.js';
export * from './unit-events.js';
