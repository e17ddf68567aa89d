import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { applyHttpRules, createHttpAdapter, edgeProblem } from '@xiaohao/http';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { takeForms } from './forms/forms.js';
import type { House } from './house/house.js';
import { cameOverTls } from './identity/came-over-tls.js';
import { checkAdmissions } from './identity/check-admissions.js';
import { mayChange } from './limits/asks-by-post.js';
import { limitOpenPages } from './limits/limit-open-pages.js';
import { beginInShortTurns } from './limits/short-turns.js';
import { describeApi } from './operations/describe-api.js';
import { flagOldAnswers } from './operations/flag-old-answers.js';
import { Metrics } from './operations/metrics.js';
import { noteRequests } from './security-record/note-requests.js';
import { translate } from './translate.js';

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Takes no more requests, answers those that are there, closes the house. */
  close(): Promise<void>;
}

export interface ServingOptions {
  /** How long a request may take to arrive, milliseconds. */
  readonly arrivalTimeout?: number;
}

/** How long connections may keep a closing server, milliseconds: one that never asks anything would keep it for ever. */
const lastCallAfter = 4_000;

/** Serves an opened house over HTTP. */
export async function serve(house: House, options: ServingOptions = {}): Promise<Listening> {
  const adapter = createHttpAdapter({
    logger: house.logger,
    origins: house.configuration.corsOrigins,
    translate,
    timeouts: {
      request: options.arrivalTimeout ?? 60_000,
      headers: Math.min(options.arrivalTimeout ?? 10_000, 10_000),
    },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  await takeForms(fastify);
  beginInShortTurns(fastify);
  askForTls(fastify, house);
  refuseWritesWithoutRoom(fastify, house);
  noteRequests(fastify, house);
  limitOpenPages(fastify, house);
  if (house.clock.kind === 'virtual') tellVirtualClock(fastify);
  flagOldAnswers(fastify, house);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(house), adapter, {
    logger: ['error', 'fatal'],
    bodyParser: false,
    abortOnError: false,
  });
  applyHttpRules(app);
  app.get(Metrics).watch(fastify);
  describeApi(app, fastify);
  checkAdmissions(app);
  const { host, port } = house.configuration;
  // Not by the framework, which would write a trace of its own where the address is taken.
  await app.init();
  await fastify.listen({ port, host });
  // Whoever waits for the server is told first.
  setImmediate(() => house.begin());
  const { port: bound } = fastify.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async close() {
      const lastCall = setTimeout(() => fastify.server.closeAllConnections(), lastCallAfter);
      await app.close();
      clearTimeout(lastCall);
      await house.close();
    },
  };
}

/** What came over TLS, a proxy says so: the browser is told to come no other way (RFC 6797). */
function askForTls(fastify: FastifyInstance, { configuration }: House): void {
  const { strictTransportSeconds, trustedProxies } = configuration;
  if (strictTransportSeconds === undefined) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (cameOverTls(request, trustedProxies))
      void reply.header('strict-transport-security', `max-age=${strictTransportSeconds}`);
    done();
  });
}

function refuseWritesWithoutRoom(fastify: FastifyInstance, house: House): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!mayChange(request)) return done();
    const { state } = house.room;
    if (state !== 'enough') return done(edgeProblem(state === 'low' ? 'StorageFull' : 'FoldersUnwritable'));
    done(house.integrity.state.writesRefused ? edgeProblem('LogInDoubt') : undefined);
  });
}

/** On a virtual clock every answer says so: nothing that was shown on it can pass for the real record. */
function tellVirtualClock(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.header('xiaohao-clock', 'virtual');
    done();
  });
}
