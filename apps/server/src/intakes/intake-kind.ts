import type { AggregateKind } from '@xiaohao/command-handling';
import {
  type IntakeCommand,
  type IntakeContext,
  type IntakeEvent,
  type IntakeState,
  intakeDecider,
  intakeEventVersions,
} from '@xiaohao/intake';

/** An intake has a stream of its own beside those of the problems that come of it. */
export const intakeKind: AggregateKind<IntakeCommand, IntakeEvent, IntakeState, IntakeContext> = {
  name: 'intake',
  decider: intakeDecider,
  stream: (id) => `intake-${id}`,
  schemaVersions: intakeEventVersions,
};
