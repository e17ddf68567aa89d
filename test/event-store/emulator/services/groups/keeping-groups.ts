import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { ServerUnaryCall } from '@grpc/grpc-js';
import { notInOrder, notThere } from '../../wire/errors.js';
import { groupAbsent, groupFailed } from '../../wire/group-errors.js';
import { groupInfo } from '../../wire/group-info.js';
import { faultOfStrategy, groupSettingsOf } from '../../wire/group-settings.js';
import { streamNameOf } from '../../wire/stream-name.js';
import type { EmulatedNode } from '../node.js';
import { type GroupTarget, groupOf, mustBeDone, mustBeNamed, targetOf } from './group-target.js';

type Call<Request> = ServerUnaryCall<Request, unknown>;
type ChangeOptions = persistent.CreateReq.Options | persistent.UpdateReq.Options;

/** The old place of a stream's name and the new one are both understood. */
function changedTarget(options: ChangeOptions): GroupTarget {
  const named = options.getStream()?.getStreamIdentifier() ?? options.getStreamIdentifier();
  return {
    stream: options.hasAll() ? '$all' : streamNameOf(named),
    name: options.getGroupName(),
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw notThere();
  return value;
}

export const createGroup =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<persistent.CreateReq>): Promise<persistent.CreateResp> => {
    node.access.onGroups(metadata);
    const options = required(request.getOptions());
    const target = changedTarget(options);
    mustBeNamed('Create', target, options.hasAll());
    const named = required(options.getSettings());
    const settings = groupSettingsOf(named, options.getAll());
    const fault = faultOfStrategy(named);
    if (fault !== undefined) throw groupFailed(target.stream, target.name, fault);
    mustBeDone(await node.groups.create(target.stream, target.name, settings), target);
    return new persistent.CreateResp();
  };

export const updateGroup =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<persistent.UpdateReq>): Promise<persistent.UpdateResp> => {
    node.access.onGroups(metadata);
    const options = required(request.getOptions());
    const target = changedTarget(options);
    mustBeNamed('Update', target, options.hasAll());
    const settings = groupSettingsOf(required(options.getSettings()), options.getAll());
    mustBeDone(await node.groups.update(target.stream, target.name, settings), target);
    return new persistent.UpdateResp();
  };

export const deleteGroup =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<persistent.DeleteReq>): Promise<persistent.DeleteResp> => {
    node.access.onGroups(metadata);
    const options = required(request.getOptions());
    const target = targetOf(options);
    mustBeNamed('Delete', target, options.hasAll());
    mustBeDone(await node.groups.delete(target.stream, target.name), target);
    return new persistent.DeleteResp();
  };

export const infoOfGroup =
  (node: EmulatedNode) =>
  ({ request, metadata }: Call<persistent.GetInfoReq>): persistent.GetInfoResp => {
    node.access.nameOf(metadata);
    const group = groupOf(node, targetOf(required(request.getOptions())));
    return new persistent.GetInfoResp().setSubscriptionInfo(groupInfo(group));
  };

export const replayParked =
  (node: EmulatedNode) =>
  async ({ request, metadata }: Call<persistent.ReplayParkedReq>): Promise<persistent.ReplayParkedResp> => {
    node.access.onGroups(metadata);
    const options = required(request.getOptions());
    const target = targetOf(options);
    if (!options.hasStopAt() && !options.hasNoLimit()) throw notInOrder();
    const stopAt = options.hasStopAt() ? Number(options.getStopAt()) : Number.MAX_SAFE_INTEGER;
    if (stopAt < 0)
      throw groupFailed(
        target.stream,
        target.name,
        'Cannot stop replaying parked message at a negative version.',
      );
    await groupOf(node, target).replay(stopAt);
    return new persistent.ReplayParkedResp();
  };

export const listGroups =
  (node: EmulatedNode) =>
  ({ request, metadata }: Call<persistent.ListReq>): persistent.ListResp => {
    node.access.nameOf(metadata);
    const options = required(request.getOptions());
    const one = options.getListForStream();
    if (one ? !one.hasAll() && !one.hasStream() : !options.hasListAllSubscriptions()) throw notInOrder();
    const stream = one && (one.hasAll() ? '$all' : streamNameOf(one.getStream()));
    const found = stream === undefined ? node.groups.list() : node.groups.listOf(stream);
    if (found === 'absent') throw groupAbsent(stream ?? '', '');
    return new persistent.ListResp().setSubscriptionsList(found.map(groupInfo));
  };

export const restartGroups =
  (node: EmulatedNode) =>
  ({ metadata }: Call<shared.Empty>): shared.Empty => {
    node.access.onGroups(metadata);
    node.groups.restart();
    return new shared.Empty();
  };
