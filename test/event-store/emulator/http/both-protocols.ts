import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** Certificate and key of a node, in PEM. */
export interface NodeCertificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Where connections go, by the protocol that they speak. */
export interface Protocols {
  http1(connection: Socket): void;
  http2(connection: Socket): void;
}

/** What every HTTP/2 connection begins with, as far as no request of HTTP/1 begins so. */
const preface = Buffer.from('PRI * HTTP/2.0');

/** One port for gRPC and HTTP, as on a real server: by ALPN with TLS, by the first bytes without it. */
export function bothProtocols(protocols: Protocols, certificate: NodeCertificate | undefined): Server {
  if (!certificate) return createServer({ noDelay: true }, (socket) => byFirstBytes(socket, protocols));
  const server = createTlsServer(
    { ...certificate, ALPNProtocols: ['h2', 'http/1.1'], noDelay: true },
    (socket) => {
      socket.on('error', () => socket.destroy());
      if (socket.alpnProtocol === 'h2') protocols.http2(socket);
      else protocols.http1(socket);
    },
  );
  return server.on('tlsClientError', (_error, socket) => socket.destroy());
}

function byFirstBytes(socket: Socket, protocols: Protocols): void {
  const broken = (): void => void socket.destroy();
  socket.on('error', broken);
  const seen: Buffer[] = [];
  const look = (chunk: Buffer): void => {
    seen.push(chunk);
    const begun = Buffer.concat(seen);
    const common = Math.min(begun.length, preface.length);
    const maybeHttp2 = begun.compare(preface, 0, common, 0, common) === 0;
    if (maybeHttp2 && begun.length < preface.length) return;
    socket.off('data', look);
    socket.pause();
    socket.unshift(begun);
    if (maybeHttp2) {
      protocols.http2(socket);
    } else {
      protocols.http1(socket);
      socket.resume();
    }
  };
  socket.on('data', look);
}

/** Listens, and tells the port. @throws when the port is taken */
export function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve((server.address() as AddressInfo).port));
  });
}
