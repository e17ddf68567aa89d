import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Body, Controller, Get, Module, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import {
  answerUnlessKnown,
  applyHttpRules,
  Code,
  createHttpAdapter,
  DateField,
  Flag,
  type HttpOptions,
  IdempotencyKey,
  IdField,
  IfMatch,
  ListOfCodes,
  ListOfNested,
  Nested,
  nameCaller,
  PagedRoute,
  Produces,
  Text,
  Whole,
} from '../index.js';

export class Step {
  @Text({ max: 20 }) readonly what!: string;
  @DateField({ optional: true }) readonly due?: string;
}

export class Note {
  @Text({ max: 10 }) readonly title!: string;
  @Text({ max: 100, multiline: true, optional: true }) readonly text?: string;
  @Code(['low', 'high'], { optional: true }) readonly severity?: string;
  @Whole({ min: 0, max: 9, optional: true }) readonly weight?: number;
  @Flag({ optional: true }) readonly urgent?: boolean;
  @IdField({ optional: true }) readonly unit?: string;
  @Nested(() => Step, { optional: true }) readonly first?: Step;
  @ListOfNested(() => Step, { optional: true, maxItems: 3 }) readonly steps?: readonly Step[];
}

export class Search {
  @Text({ optional: true }) readonly unit?: string;
  @Whole({ optional: true, min: 1, max: 200 }) readonly limit?: number;
  @Flag({ optional: true }) readonly overdue?: boolean;
  @ListOfCodes(['open', 'closed'], { optional: true }) readonly stage?: readonly string[];
  @Text({ optional: true }) readonly cursor?: string;
}

@Controller()
class Desk {
  @Post('notes') write(@Body() note: Note, @IdempotencyKey() key?: string) {
    return { note, key };
  }
  @Get('notes') @PagedRoute() list(@Query() search: Search) {
    return { search, items: [1], next: search.cursor === 'last' ? null : 'n xt' };
  }
  @Get('notes/:id') one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    nameCaller(request, 'clerk-1');
    return answerUnlessKnown(request, reply, '7', () => ({ id }));
  }
  @Put('notes/:id') change(@Param('id') id: string, @IfMatch() expected: string) {
    return { id, expected };
  }
  @Get('slow') async slow() {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return {};
  }
  @Get('fault') fault() {
    throw new Error('secret table missing');
  }
  @Produces('text/csv') @Get('sheet') sheet(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.type('text/csv');
    return 'a,b\n';
  }
}

@Module({ controllers: [Desk] })
class DeskModule {}

/** A small server of the real kind on a loopback port, with what it logs. */
export async function openDesk(options: Partial<HttpOptions> = {}) {
  const lines: Record<string, unknown>[] = [];
  const written: string[] = [];
  const logger = pino(
    { level: 'info' },
    {
      write: (line: string) => {
        written.push(line);
        lines.push(JSON.parse(line));
      },
    },
  );
  const app = await NestFactory.create<NestFastifyApplication>(
    DeskModule,
    createHttpAdapter({ logger, ...options }),
    { logger: false },
  );
  await applyHttpRules(app).listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    lines,
    written,
    close: () => app.close(),
    /** Sends bytes as they are and gives all that comes back until the other side closes or goes quiet. */
    raw: (pieces: readonly (string | Buffer)[], quietMs = 1_500) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1');
        let answer = '';
        const end = () => {
          socket.destroy();
          resolve(answer);
        };
        socket.setTimeout(quietMs, end);
        socket.on('data', (data) => {
          answer += data.toString('utf8');
        });
        socket.on('close', end).on('error', () => undefined);
        for (const piece of pieces) socket.write(piece);
      }),
    post: (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}, path = '/notes') =>
      fetch(url + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      }),
  };
}

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;
