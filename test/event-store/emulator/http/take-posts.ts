import { randomUUID } from 'node:crypto';
import { Metadata, status } from '@grpc/grpc-js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayWrite } from '../services/append.js';
import { checkAppendSize } from '../services/append-size.js';
import { asCallError } from '../services/as-call-error.js';
import type { EmulatedNode } from '../services/node.js';
import { suffer } from '../services/suffer.js';
import { append, type ExpectedRevision, type ProposedEvent } from '../storage/index.js';
import { emptyId, idIn } from '../wire/uuid.js';

interface Target {
  readonly stream: string;
  readonly id?: string;
}

type Post = FastifyRequest<{ Params: Target; Body: Buffer | undefined }>;

const created = 201;
const redirectKeepVerb = 307;
const badRequest = 400;
const gone = 410;

/** What a refusal of gRPC is in HTTP. */
const httpStatus: Readonly<Partial<Record<status, number>>> = {
  [status.PERMISSION_DENIED]: 401,
  [status.UNAUTHENTICATED]: 401,
  [status.UNAVAILABLE]: 503,
};

const namedExpectations: Readonly<Record<string, ExpectedRevision>> = {
  '-1': 'no_stream',
  '-2': 'any',
  '-4': 'stream_exists',
};

class Refused extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

const header = (request: Post, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** One event by a post, whatever its bytes are: the way by which malformed JSON comes into a log. Without an id it is sent on to a place of its own, so that repeating it writes nothing twice. */
export function takePosts(server: FastifyInstance, node: EmulatedNode): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refused) return reply.code(error.statusCode).send(error.message);
    const { code, details } = asCallError(error);
    return reply.code(httpStatus[code] ?? badRequest).send(details);
  });
  server.post<{ Params: Target; Body: Buffer | undefined }>('/streams/:stream', (request, reply) => {
    const id = header(request, 'es-eventid');
    if (id !== undefined) return write(node, request, reply, id);
    const { stream } = request.params;
    const place = `${request.protocol}://${request.host}/streams/${encodeURIComponent(stream)}/incoming/${randomUUID()}`;
    return reply.code(redirectKeepVerb).header('location', place).send();
  });
  server.post<{ Params: Required<Target>; Body: Buffer | undefined }>(
    '/streams/:stream/incoming/:id',
    (request, reply) => write(node, request, reply, request.params.id),
  );
}

async function write(
  node: EmulatedNode,
  request: Post,
  reply: FastifyReply,
  id: string,
): Promise<FastifyReply> {
  const { stream } = request.params;
  const caller = new Metadata();
  const authorization = header(request, 'authorization');
  if (authorization !== undefined) caller.set('authorization', authorization);
  mayWrite(node, caller, stream);
  const event = eventOf(request, id);
  const expected = expectedOf(header(request, 'es-expectedversion'));
  checkAppendSize([event], node.maxAppendSize);
  const applied = await suffer(node, 'append', stream);
  const outcome = await node.writer.write((storage, now) => append(storage, stream, expected, [event], now));
  applied();
  switch (outcome.kind) {
    case 'deleted':
      return reply.code(gone).send();
    case 'wrong':
      return reply.code(badRequest).header('es-currentversion', outcome.current).send();
    case 'written': {
      const place = `${request.protocol}://${request.host}/streams/${encodeURIComponent(stream)}/${outcome.lastRevision}`;
      return reply.code(created).header('location', place).send();
    }
  }
}

/** @throws Refused when the id is none, or the request does not say what kind of event it is */
function eventOf(request: Post, text: string): ProposedEvent {
  const id = idIn(text);
  if (id === undefined || id === emptyId) throw new Refused(badRequest, 'ES-EventId header in wrong format.');
  const type = header(request, 'es-eventtype');
  if (type === undefined) throw new Refused(badRequest, 'Must include an event type with the request');
  return {
    id,
    type,
    isJson: header(request, 'content-type')?.startsWith('application/json') ?? false,
    data: request.body ?? new Uint8Array(),
    metadata: new Uint8Array(),
  };
}

/** @throws Refused when it is no number */
function expectedOf(text = '-2'): ExpectedRevision {
  const named = namedExpectations[text];
  if (named !== undefined) return named;
  if (!/^\d+$/u.test(text)) throw new Refused(badRequest, 'ES-ExpectedVersion header in wrong format');
  return BigInt(text);
}
