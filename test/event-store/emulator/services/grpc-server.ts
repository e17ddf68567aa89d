import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import projections from '@eventstore/db-client/generated/projections_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server } from '@grpc/grpc-js';
import { appendHandler } from './append.js';
import { batchAppendHandler } from './batch-append.js';
import { deleteAnswer, tombstoneAnswer } from './delete.js';
import { clusterInfo } from './gossip.js';
import { consumeHandler } from './groups/consume.js';
import {
  createGroup,
  deleteGroup,
  infoOfGroup,
  listGroups,
  replayParked,
  restartGroups,
  updateGroup,
} from './groups/keeping-groups.js';
import type { EmulatedNode } from './node.js';
import { projectionCalls } from './projections.js';
import { readHandler } from './read.js';
import { supportedMethods } from './server-features.js';
import { suffering } from './suffering.js';
import { unary } from './unary.js';

/** As the real one: 16 MiB a message, 100 calls at once on a connection; the 101st waits for one to end. */
const limits = {
  'grpc.max_receive_message_length': 16 * 1024 * 1024,
  'grpc.max_send_message_length': -1,
  'grpc.max_concurrent_streams': 100,
};

/** All services of a node. */
export function grpcServer(node: EmulatedNode): Server {
  const server = new Server(limits);
  server.addService(streams.StreamsService, {
    read: readHandler(node),
    append: appendHandler(node),
    batchAppend: batchAppendHandler(node),
    delete: unary(deleteAnswer(node)),
    tombstone: unary(tombstoneAnswer(node)),
  });
  server.addService(persistent.PersistentSubscriptionsService, {
    create: unary(suffering(node, 'groups', createGroup(node))),
    update: unary(suffering(node, 'groups', updateGroup(node))),
    delete: unary(suffering(node, 'groups', deleteGroup(node))),
    read: consumeHandler(node),
    getInfo: unary(suffering(node, 'groups', infoOfGroup(node))),
    replayParked: unary(suffering(node, 'groups', replayParked(node))),
    list: unary(suffering(node, 'groups', listGroups(node))),
    restartSubsystem: unary(suffering(node, 'groups', restartGroups(node))),
  });
  server.addService(projections.ProjectionsService, projectionCalls(node));
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: unary(suffering(node, 'features', supportedMethods)),
  });
  server.addService(gossip.GossipService, {
    read: unary(suffering(node, 'gossip', () => clusterInfo(node))),
  });
  return server;
}
