import {
  type ChaseCommand,
  type ChaseContext,
  type ChaseEvent,
  type ChaseState,
  chaseDecider,
  chaseEventVersions,
} from '@xiaohao/chase';
import type { AggregateKind } from '@xiaohao/command-handling';
import {
  type DeliveryCommand,
  type DeliveryContext,
  type DeliveryEvent,
  type DeliveryState,
  deliveryDecider,
  deliveryEventVersions,
} from '@xiaohao/delivery';

/** What was asked of whom about one problem; its id is the problem's. */
export const chaseKind: AggregateKind<ChaseCommand, ChaseEvent, ChaseState, ChaseContext> = {
  name: 'chase',
  decider: chaseDecider,
  stream: (problem) => `chase-${problem}`,
  schemaVersions: chaseEventVersions,
  // To be raised whenever the shape of ChaseState changes.
  snapshotVersion: 'chase-1',
};

/** What is addressed to one person; its id is the person's. */
export const deliveryKind: AggregateKind<DeliveryCommand, DeliveryEvent, DeliveryState, DeliveryContext> = {
  name: 'delivery',
  decider: deliveryDecider,
  stream: (person) => `delivery-${person}`,
  schemaVersions: deliveryEventVersions,
  snapshotVersion: 'delivery-2',
};
