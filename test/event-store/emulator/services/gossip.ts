import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { uuidMessage } from '../wire/uuid.js';
import type { EmulatedNode } from './node.js';

const instance = randomUUID();
const ticksPerMs = 10_000n;

/** A cluster of one, which leads. */
export function clusterInfo(node: EmulatedNode): gossip.ClusterInfo {
  const member = new gossip.MemberInfo()
    .setInstanceId(uuidMessage(instance))
    .setTimeStamp(String(BigInt(Date.now()) * ticksPerMs))
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(node.host).setPort(node.port()));
  const answer = new gossip.ClusterInfo();
  answer.addMembers(member);
  return answer;
}
