import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { edgeProblem, type HttpProblem } from '@xiaohao/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a form with a file. */
    takesForm?: boolean;
  }
}

const form = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** Marks a route whose body is a form with one part, `file`. */
export const TakesForm = (): ReturnType<typeof applyDecorators> =>
  applyDecorators(
    RouteConfig({ takesForm: true }),
    ApiConsumes('multipart/form-data'),
    ApiBody({ schema: form }),
  );

const unsupported = (given: string): HttpProblem =>
  edgeProblem('UnsupportedMediaType', { params: { given } });

/** Reads forms on the routes that are marked for it; everywhere else a form is no body, as it is JSON that is asked for. */
export async function takeForms(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, { throwFileSizeLimit: false });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const lost = request.isMultipart() && request.routeOptions.config.takesForm !== true;
    done(lost ? unsupported('application/json') : undefined);
  });
}

/** The form's reader throws bare errors where the sender's form is ill-formed; its own limits have codes. */
const inWords = (error: unknown): unknown =>
  error instanceof Error && !('code' in error) ? edgeProblem('MalformedRequest') : error;

/** The next part; undefined at the end. */
async function nextOf(parts: AsyncIterator<Multipart>): Promise<Multipart | undefined> {
  const next = await parts.next().catch((error: unknown) => {
    throw inWords(error);
  });
  return next.done === true ? undefined : next.value;
}

/** What `take` makes of it; where the form itself breaks off, that is what is told. */
async function taken<T>(part: MultipartFile, take: (file: MultipartFile) => Promise<T>): Promise<T> {
  // It may break off before whoever takes it listens, and what nobody hears ends the process.
  part.file.on('error', () => undefined);
  try {
    return await take(part);
  } catch (error) {
    // Where all of it had come, it broke off before anybody read it. What was refused on the way has a kind of its own.
    const brokenOff = part.file.errored !== null;
    throw brokenOff && Object.getPrototypeOf(error) === Error.prototype ? inWords(error) : error;
  }
}

/**
 * Hands on the file of a form that has nothing else in it. Whatever is refused, what the sender still sends is read
 * and thrown away, or they would wait for that before they read the answer; the request's timeout bounds it.
 * @param limit bytes; one more comes through, by which a file that is too large can be told
 * @param take gets the file while it arrives
 * @returns undefined where there is no file
 */
export async function fileOfForm<T>(
  request: FastifyRequest,
  limit: number,
  take: (file: MultipartFile) => Promise<T>,
): Promise<T | undefined> {
  if (!request.isMultipart()) throw unsupported('multipart/form-data');
  try {
    const parts = request.parts({ limits: { files: 2, fields: 1, fileSize: limit + 1 } });
    const part = await nextOf(parts);
    if (part === undefined) return undefined;
    if (part.type !== 'file' || part.fieldname !== 'file') throw edgeProblem('MalformedRequest');
    const made = await taken(part, take);
    if ((await nextOf(parts)) !== undefined) throw edgeProblem('MalformedRequest');
    return made;
  } catch (error) {
    request.raw.unpipe();
    request.raw.resume();
    throw error;
  }
}
