import { createServer } from 'node:http';
import { type FastifyInstance, fastify } from 'fastify';
import type { EmulatedNode } from '../services/node.js';
import { serverVersion } from '../services/server-features.js';
import { takePosts } from './take-posts.js';

const noContent = 204;

/** The little of a server's HTTP that clients and health checks ask for. It gets its connections from the one port. */
export function httpServer(node: EmulatedNode): FastifyInstance {
  const server = fastify({ serverFactory: (handler) => createServer(handler) });
  server.get('/ping', () => ({ msgTypeId: 0, text: 'Ping request successfully handled' }));
  server.get('/health/live', (_request, reply) => reply.code(noContent).send());
  server.get('/info', () => ({ esVersion: serverVersion, state: 'leader', features: {} }));
  server.get('/gossip', () => ({
    members: [{ state: 'Leader', isAlive: true, httpEndPointIp: node.host, httpEndPointPort: node.port() }],
  }));
  takePosts(server, node);
  // What stands on the status line is what the client tells as the error.
  server.setNotFoundHandler((_request, reply) => reply.code(404).send());
  return server;
}
