import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { producesKey } from '@xiaohao/http';
import { type AnswerHeader, type Answering, answeringKey } from './answering.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];

/** A schema of an answer, as it was read from the handler's type. */
interface AnswerSchema {
  readonly $ref?: string;
  readonly required?: readonly string[];
}

/** What `npm run answers` has read from the handlers. */
export interface AnswersRead {
  readonly operations: Readonly<Record<string, AnswerSchema | null>>;
  readonly schemas: Readonly<Record<string, AnswerSchema>>;
}

/** Read when the description is first asked for: a start does not wait for it. */
export const readAnswers = (): AnswersRead =>
  JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')) as AnswersRead;

const statusTexts: Readonly<Record<number, string>> = {
  200: '成功 / done',
  201: '已建立 / made',
  202: '已开始 / begun',
  204: '已办理 / done, and nothing to tell',
  207: '逐项结果不一 / each entry with a result of its own',
  503: '不能服务，原因在内 / cannot serve, with the reason',
};

const headerTexts: Readonly<Record<AnswerHeader, string>> = {
  'Content-Disposition': '附件及其文件名（RFC 6266） / an attachment, and the name of the file (RFC 6266)',
  ETag: '版本，供 If-Match / the revision, for If-Match',
  Link: '下一页，rel="next" / the next page',
  Location: '所建内容的地址 / the address of what was made',
  'Xiaohao-Position': '日志位置，供 Xiaohao-Wait-For / the place in the log, for Xiaohao-Wait-For',
  'Xiaohao-Views-Behind': '已写入，视图尚未显示 / written, and not shown by the views yet',
};

const headersOf = (names: readonly AnswerHeader[], required: boolean) =>
  names.map((name) => [name, { required, description: headerTexts[name], schema: { type: 'string' } }]);

/** Whatever has these was written by a command. */
const ofCommands = ['id', 'position', 'revision'];

function isCommand(schema: AnswerSchema, schemas: AnswersRead['schemas']): boolean {
  const { required = [] } = schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema;
  return ofCommands.every((member) => required.includes(member));
}

const bodyOf = (schema: AnswerSchema | null, produces: readonly string[] | undefined) => {
  if (produces !== undefined)
    return Object.fromEntries(
      produces.map((type) => [type, { schema: /json/.test(type) ? {} : { type: 'string' } }]),
    );
  return schema === null ? undefined : { 'application/json': { schema } };
};

/** Adds what an operation answers when all is well; marks of the decorators are taken off. */
export function describeAnswer(
  method: string,
  operation: Operation,
  { operations, schemas }: AnswersRead,
): void {
  const marked = operation as Operation & Record<string, unknown>;
  const { statuses, headers = [], perhaps = [] } = (marked[answeringKey] ?? {}) as Answering;
  const produces = marked[producesKey] as readonly string[] | undefined;
  delete marked[answeringKey];
  delete marked[producesKey];
  const schema = operations[operation.operationId ?? ''];
  // A route that is not read yet has no answer here, and a spec tells of it.
  if (schema === undefined) return;
  const commands = method === 'post' && schema !== null && isCommand(schema, schemas);
  const usual = commands ? [200] : Object.keys(operation.responses).map(Number).filter(Number.isFinite);
  const always: readonly AnswerHeader[] = commands ? ['ETag', 'Xiaohao-Position', ...headers] : headers;
  const sometimes: readonly AnswerHeader[] = commands ? ['Xiaohao-Views-Behind', ...perhaps] : perhaps;
  const content = bodyOf(schema, produces);
  const named = Object.fromEntries([...headersOf(always, true), ...headersOf(sometimes, false)]);
  operation.responses = Object.fromEntries(
    (statuses ?? usual).map((status) => [
      String(status),
      {
        description: statusTexts[status] ?? '',
        ...(Object.keys(named).length > 0 ? { headers: named } : {}),
        ...(content === undefined ? {} : { content }),
      },
    ]),
  ) as Responses;
}
