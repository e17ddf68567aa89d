import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import type { Server as GrpcServer } from '@grpc/grpc-js';
import type { FastifyInstance } from 'fastify';

/** Lets the gRPC server keep its own calls on HTTP/2 and gives all other requests to `http`, as a real server does. To be called once the injector is made: gRPC has no other place to hand such requests on than the server inside it. */
export function shareHttp2(calls: GrpcServer, http: FastifyInstance): void {
  const others = createServer((request, response) => http.server.emit('request', request, response));
  const { http2Servers } = calls as unknown as { readonly http2Servers: ReadonlyMap<Http2Server, unknown> };
  for (const server of http2Servers.keys()) {
    const ofGrpc = server.listeners('stream');
    server.removeAllListeners('stream');
    server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, ...more: unknown[]) => {
      if (headers['content-type']?.startsWith('application/grpc'))
        for (const listener of ofGrpc) listener.call(server, stream, headers, ...more);
      else others.emit('stream', stream, headers, ...more);
    });
  }
}
