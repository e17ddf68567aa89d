import { describe, expect, it } from '@jest/globals';
import { type CameBack, DescribedAnswers } from './described-answers.js';

const described = new DescribedAnswers({
  paths: {
    '/notes/{id}': {
      get: {
        responses: {
          200: {
            headers: { ETag: { required: true }, Link: { required: false } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
          },
        },
      },
      delete: { responses: { 204: {} } },
    },
    '/notes/last': { get: { responses: { 200: { content: { 'text/plain': {} } } } } },
  },
  components: {
    schemas: {
      Note: {
        type: 'object',
        required: ['text'],
        properties: { text: { type: 'string' } },
        additionalProperties: false,
      },
      Problem: { type: 'object', required: ['code'], properties: { code: { enum: ['NotFound'] } } },
    },
  },
} as never);

const json: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  etag: '"1"',
};

function fault(
  of: Partial<CameBack> & { readonly headers?: Readonly<Record<string, string>> } = {},
): string | undefined {
  const { headers = json, ...rest } = of;
  const header = (name: string) => headers[name];
  return described.fault({
    method: 'GET',
    path: '/notes/7?a=b',
    status: 200,
    header,
    body: { text: 'x' },
    ...rest,
  });
}

describe('an answer held against the description', () => {
  it('has no fault when it is as described', () => {
    expect(fault()).toBeUndefined();
    expect(fault({ headers: { ...json, link: '</notes>' } })).toBeUndefined();
    expect(fault({ method: 'DELETE', status: 204, headers: {}, body: undefined })).toBeUndefined();
  });

  it.each<[string, Parameters<typeof fault>[0], RegExp]>([
    ['a field that nobody described', { body: { text: 'x', more: 1 } }, /additional properties.*more/],
    ['a field that is missing', { body: {} }, /required.*text/],
    ['a field of another type', { body: { text: 1 } }, /\/text must be string/],
    ['a status that nobody described', { status: 201 }, /status 201/],
    ['a header that is missing', { headers: { 'content-type': 'application/json' } }, /etag is missing/],
    ['a header that nobody described', { headers: { ...json, location: '/' } }, /location is not/],
    ['another type', { headers: { ...json, 'content-type': 'text/csv' } }, /text\/csv/],
    [
      'another type than that of the plainer address',
      { path: '/notes/last', headers: { 'content-type': 'application/json' } },
      /application\/json/,
    ],
    ['no operation', { path: '/pages' }, /no such operation/],
    ['no such method', { method: 'POST' }, /no such operation/],
    [
      'a body where there is none',
      { method: 'DELETE', status: 204, headers: { 'content-type': 'text/plain' } },
      /text\/plain/,
    ],
  ])('tells of %s', (_what, answer, words) => {
    expect(fault(answer)).toMatch(words);
  });

  it('asks of a problem its own shape, wherever it comes from', () => {
    const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
    expect(fault({ path: '/pages', status: 404, headers, body: { code: 'NotFound' } })).toBeUndefined();
    expect(fault({ path: '/pages', status: 404, headers, body: { code: 'Other' } })).toMatch(
      /allowed values/,
    );
  });
});
