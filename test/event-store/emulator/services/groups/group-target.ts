import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Group, GroupOutcome } from '../../groups/index.js';
import { notInOrder } from '../../wire/errors.js';
import { everythingAsStream, groupAbsent, groupExists, groupFailed } from '../../wire/group-errors.js';
import { streamNameOf } from '../../wire/stream-name.js';
import type { EmulatedNode } from '../node.js';

/** Which group a call is about. */
export interface GroupTarget {
  readonly stream: string;
  readonly name: string;
}

interface NamingOptions {
  hasAll(): boolean;
  hasStreamIdentifier(): boolean;
  getStreamIdentifier(): shared.StreamIdentifier | undefined;
  getGroupName(): string;
}

/** @throws CallError when neither a stream nor everything is named */
export function targetOf(options: NamingOptions): GroupTarget {
  if (!options.hasAll() && !options.hasStreamIdentifier()) throw notInOrder();
  return {
    stream: options.hasAll() ? '$all' : streamNameOf(options.getStreamIdentifier()),
    name: options.getGroupName(),
  };
}

/** @throws CallError when there is none */
export function groupOf({ groups }: EmulatedNode, { stream, name }: GroupTarget): Group {
  const group = groups.find(stream, name);
  if (!group) throw groupAbsent(stream, name);
  return group;
}

/** @throws CallError when the outcome is none to be glad of */
export function mustBeDone(outcome: GroupOutcome, { stream, name }: GroupTarget): void {
  if (outcome === 'done') return;
  if (outcome === 'exists') throw groupExists(stream, name);
  if (outcome === 'absent') throw groupAbsent(stream, name);
  throw groupFailed(stream, name, outcome.fault);
}

/** @throws CallError for a stream without a name, and for everything named as a stream */
export function mustBeNamed(
  call: 'Create' | 'Update' | 'Delete',
  { stream, name }: GroupTarget,
  asEverything: boolean,
): void {
  if (stream === '') throw groupFailed(stream, name, 'Bad stream name.');
  if (stream === '$all' && !asEverything) throw everythingAsStream(call);
}
