import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { memberTexts } from '../../apps/server/src/operations/describe-members.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { answersFile, answersText } from './answers-file.js';
import { DescribedAnswers, type Description } from './described-answers.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
        readonly headers?: Readonly<Record<string, object>>;
      }
    >
  >;
}

interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** What is wrong with how an operation's good answers are described. */
function faultsOf({ operationId, responses }: Operation): readonly string[] {
  const good = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  if (good.length === 0) return [`${operationId}: no good answer`];
  return good.flatMap(([status, { content }]) => {
    if (content === undefined) return status === '204' ? [] : [`${operationId}: ${status} without a body`];
    const json = content['application/json'];
    if (json === undefined) return [];
    const others = Object.keys(content).length > 1;
    return others || Object.keys(json.schema ?? {}).length > 0
      ? []
      : [`${operationId}: ${status} is anything`];
  });
}

interface Member {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Member[];
  readonly oneOf?: readonly Member[];
  readonly $ref?: string;
}

interface Told {
  readonly where: string;
  readonly name: string;
  readonly text: string | undefined;
  readonly member: Member;
  readonly isParameter: boolean;
}

const typesOf = ({ type, const: value, anyOf = [], oneOf = [] }: Member): readonly string[] => [
  ...[type ?? []].flat(),
  ...(value === undefined ? [] : [typeof value]),
  ...[...anyOf, ...oneOf].flatMap(typesOf),
];

/** Every member and parameter anywhere in a description, with what it is said to be. */
function toldMembers(part: unknown, where = ''): readonly Told[] {
  if (typeof part !== 'object' || part === null) return [];
  const { properties = {}, parameters = [] } = part as {
    readonly properties?: Readonly<Record<string, Member>>;
    readonly parameters?: readonly {
      readonly name: string;
      readonly description?: string;
      readonly schema?: Member;
    }[];
  };
  return [
    ...Object.entries(properties).map(([name, member]) => ({
      where,
      name,
      text: member.description,
      member,
      isParameter: false,
    })),
    ...parameters.map((one) => ({
      where,
      name: one.name,
      text: one.description,
      member: one.schema ?? {},
      isParameter: true,
    })),
    ...Object.entries(part).flatMap(([key, below]) => toldMembers(below, `${where}/${key}`)),
  ];
}

describe('the answers that are described', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;
  let description: ApiDescription;
  let operations: readonly (readonly [method: string, operation: Operation])[];

  beforeAll(async () => {
    server = await serveWithin(folder);
    description = (await (await fetch(`${server.url}/openapi.json`)).json()) as ApiDescription;
    operations = Object.values(description.paths).flatMap((methods) => Object.entries(methods));
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('are those that the handlers return: `npm run answers` writes them anew', () => {
    expect(readFileSync(answersFile, 'utf8') === answersText()).toBe(true);
  });

  it('are there for every operation', () => {
    expect(operations.length).toBeGreaterThan(150);
    expect(operations.flatMap(([, operation]) => faultsOf(operation))).toEqual([]);
  });

  it('say where a list goes on, for every list that takes a cursor', () => {
    const paged = operations.filter(
      ([method, { parameters }]) => method === 'get' && parameters.some(({ name }) => name === 'cursor'),
    );
    expect(paged.length).toBeGreaterThan(7);
    const silent = paged.filter(([, { responses }]) => responses['200']?.headers?.['Link'] === undefined);
    expect(silent.map(([, { operationId }]) => operationId)).toEqual([]);
  });

  it('say of every member and parameter what it is, in Chinese and in English', () => {
    const told = toldMembers(description);
    expect(told.length).toBeGreaterThan(1_500);
    const bilingual = /[\u4e00-\u9fff].* \/ \S/s;
    expect(told.filter(({ text }) => !bilingual.test(text ?? ''))).toEqual([]);
    const used = new Set(told.map(({ name, text }) => `${name}: ${text}`));
    const unused = Object.entries(memberTexts).filter(
      ([key, text]) => !used.has(`${key.split('.').at(-1)}: ${text}`),
    );
    expect(unused).toEqual([]);
  });

  it('say “whether” of what is true or false, and “null” of what can be null, and of nothing else', () => {
    const told = toldMembers(description)
      .filter(({ isParameter }) => !isParameter)
      .map(({ where, name, text = '', member }) => ({ where, name, text, types: typesOf(member) }));
    const nullable = told.filter(({ text, types }) =>
      ['为空', 'null'].some((word) => text.includes(word) !== types.includes('null')),
    );
    expect(nullable).toEqual([]);
    const truths = told.filter(({ text, types }) => text.includes('是否') !== types.includes('boolean'));
    expect(truths).toEqual([]);
  });

  it('have no two bodies of one name, of which only one would be described', () => {
    const folder = fileURLToPath(new URL('../../apps/server/src', import.meta.url));
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js') && !name.endsWith('spec.js'))
      .flatMap((name) => [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/^(?:export )?class (\w+Dto)\b/gm),
      ])
      .map(([, name]) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, at) => names.indexOf(name) < at)).toEqual([]);
  });

  it('are schemas whose references lead somewhere', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(description, 'api');
    for (const name of Object.keys(description.components.schemas))
      expect(() => ajv.compile({ $ref: `api#/components/schemas/${name}` })).not.toThrow();
    const text = JSON.stringify(description);
    const leads = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(leads.filter((name) => !(name in description.components.schemas))).toEqual([]);
    expect(text).not.toMatch(/"x-(answering|produces)"|"description":""/);
  });

  it('are those of every address that needs no id, on a server that holds nothing yet', async () => {
    const described = new DescribedAnswers(description as unknown as Description);
    const plain = Object.entries(description.paths).filter(([path, { get }]) => get && !path.includes('{'));
    const faults: string[] = [];
    let good = 0;
    for (const [path] of plain) {
      const answer = await fetch(`${server.url}${path}`, {
        headers: { authorization: `Bearer ${bootstrapKey}` },
      });
      const { status, headers } = answer;
      const text = await answer.text();
      const body: unknown = /json/.test(headers.get('content-type') ?? '') ? JSON.parse(text) : text;
      const header = (name: string) => headers.get(name);
      const fault = described.fault({ method: 'GET', path, status, header, body });
      if (fault !== undefined) faults.push(`${path} ${status}: ${fault}`);
      if (status === 200) good += 1;
    }
    expect(faults).toEqual([]);
    expect(good).toBeGreaterThan(20);
  });

  it('stand beside the headers that are taken', () => {
    const taking = (name: string) =>
      operations.filter(([, { parameters }]) => parameters.some((one) => one.name === name));
    expect(taking('Xiaohao-Wait-For')).toHaveLength(operations.length);
    const named = (name: string) => taking(name).map(([, { operationId }]) => operationId);
    expect(named('If-Match')).toEqual(expect.arrayContaining(['RewordProblem', 'RevokeKey', 'CloseUnit']));
    expect(named('If-Match')).not.toContain('IdentifyProblem');
    expect(named('Idempotency-Key')).toEqual(expect.arrayContaining(['IdentifyProblem', 'ConfirmReceipt']));
    expect(named('Idempotency-Key')).not.toContain('IssueKey');
    expect(taking('If-Match').every(([method]) => method === 'post')).toBe(true);
  });
});
