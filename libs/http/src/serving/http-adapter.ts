import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { linkPages } from '../paging/page.js';
import { answerProblem } from '../problem-details/answer-problem.js';
import { problemOfError, type Translate } from '../problem-details/problem-of-error.js';
import { takeJsonBodies } from '../strict-json/json-bodies.js';
import { AllowedMethods } from './allowed-methods.js';
import { fastifySettings } from './fastify-settings.js';
import { noSuchRoute, refusalAtTheGate } from './gate.js';
import type { HttpOptions } from './http-options.js';
import { admitOrigins } from './other-origins.js';
import { type ClientError, RawSocketErrors } from './raw-socket-errors.js';
import { RequestLog } from './request-log.js';
import { setSecurityHeaders } from './security-headers.js';

/**
 * Fastify as this server runs it: strict JSON, problem details for every error, one log line per request. Nest's
 * own error and not-found handlers and its body parsers are left out, so that there is one way to be refused.
 */
export class HttpAdapter extends FastifyAdapter {
  readonly #methods = new AllowedMethods();
  readonly #log: RequestLog;
  readonly #translate: Translate | undefined;

  constructor(options: HttpOptions) {
    const log = new RequestLog(options.logger);
    const raw = new RawSocketErrors(log);
    super({
      ...fastifySettings(options),
      skipMiddie: true,
      clientErrorHandler: (error: ClientError, socket: Socket) => raw.refuse(error, socket),
      frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
        this.answerError(request, reply, error),
    });
    this.#log = log;
    this.#translate = options.translate;
    const { server } = this.instance;
    server.maxHeadersCount = 0;
    server.maxConnections = options.connections ?? 2_000;
    raw.watch(server);
    this.#methods.watch(this.instance);
    takeJsonBodies(this.instance, options.bodyLimit ?? 1024 * 1024);
    this.#hook(options.origins ?? []);
  }

  /** Answers an error of any origin; what is no fault of the caller goes into the request's log line. */
  readonly answerError = (request: FastifyRequest, reply: FastifyReply, error: unknown): void => {
    this.#begin(request, reply);
    const problem = problemOfError(error, this.#translate);
    if (problem.parts.status >= 500) request.fault = problem.cause ?? error;
    answerProblem(request, reply, problem);
  };

  #begin(request: FastifyRequest, reply: FastifyReply): void {
    if (request.begunAt > 0) return;
    this.#log.begin(request, reply);
    setSecurityHeaders(request.raw.url ?? '', request.id, reply);
  }

  #hook(origins: readonly string[]): void {
    this.instance.decorateRequest('callerId', null);
    this.instance.decorateRequest('fault', null);
    this.instance.decorateRequest('refusedAs', null);
    this.instance.decorateRequest('begunAt', 0);
    this.instance.setErrorHandler((error, request, reply) => this.answerError(request, reply, error));
    this.instance.setNotFoundHandler((request, reply) =>
      this.answerError(request, reply, noSuchRoute(request, this.#methods)),
    );
    this.instance.addHook('onRequest', (request, reply, done) => {
      this.#begin(request, reply);
      done();
    });
    if (origins.length > 0) admitOrigins(this.instance, origins);
    // Behind the origins, so that a page can read also what is refused at the gate.
    this.instance.addHook('onRequest', (request, reply, done) => {
      const refusal = refusalAtTheGate(request, this.#methods);
      if (refusal) answerProblem(request, reply, refusal);
      else done();
    });
    linkPages(this.instance);
    // A refused body is read to its end and thrown away, so that the answer is not lost in a reset connection;
    // the request's timeout bounds that.
    this.instance.addHook('onSend', (_request, reply, payload, done) => {
      if (reply.statusCode >= 400) reply.removeHeader('connection');
      done(null, payload);
    });
  }

  override setErrorHandler(..._nest: unknown[]) {
    return this.instance;
  }

  override setNotFoundHandler(..._nest: unknown[]) {
    return this.instance;
  }

  override registerParserMiddleware(): void {
    // The strict parser is in place since construction.
  }
}

/** The adapter to give to `NestFactory.create`. */
export const createHttpAdapter = (options: HttpOptions): HttpAdapter => new HttpAdapter(options);
