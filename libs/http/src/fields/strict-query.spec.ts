import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HttpProblem } from '../problem-details/http-problem.js';
import { DateField, MonthField } from './date-fields.js';
import { Flag } from './flag.js';
import { ListOfCodes } from './lists.js';
import { Num, Whole } from './number-fields.js';
import { parseQuery } from './parse-query.js';
import { readOneParameter, readQuery } from './strict-query.js';
import { Text } from './text.js';

class Search {
  @Text({ optional: true, max: 10 }) readonly unit?: string;
  @Whole({ optional: true, min: 1, max: 200 }) readonly limit?: number;
  @Num({ optional: true }) readonly share?: number;
  @Flag({ optional: true }) readonly overdue?: boolean;
  @DateField({ optional: true }) readonly asOf?: string;
  @MonthField({ optional: true }) readonly period?: string;
  @ListOfCodes(['open', 'closed'], { optional: true }) readonly stage?: readonly string[];
}

class Needs extends Search {
  @Text() readonly must!: string;
}

const read = (query: string) => readQuery(parseQuery(query), Search);

function refusal(query: string): unknown {
  try {
    return { ...read(query) };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    expect(error.parts.status).toBe(400);
    return [error.code, ...(error.parts.errors?.map(({ parameter, code }) => `${parameter} ${code}`) ?? [])];
  }
}

describe('reading a query', () => {
  it.each<[string, unknown]>([
    ['', {}],
    ['limit=5&overdue=false&share=-1.5', { limit: 5, overdue: false, share: -1.5 }],
    ['unit=%E5%B7%A5+%E4%BC%9A&asOf=2026-03-01', { unit: '工 会', asOf: '2026-03-01' }],
    ['unit=e%CC%81', { unit: 'é' }],
    ['stage=open', { stage: ['open'] }],
    ['stage=open&stage=closed', { stage: ['open', 'closed'] }],
    ['unit=a&unit=b', ['RepeatedParameter', 'unit RepeatedParameter']],
    ['filter[$gt]=1', ['UnknownParameter', 'filter[$gt] UnknownParameter']],
    ['unit[]=a', ['UnknownParameter', 'unit[] UnknownParameter']],
    ['__proto__=1', ['UnknownParameter', '__proto__ UnknownParameter']],
    ['constructor=1', ['UnknownParameter', 'constructor UnknownParameter']],
    ['limit=', ['ParameterInvalid', 'limit NotWhole']],
    ['limit=05', ['ParameterInvalid', 'limit NotWhole']],
    ['limit=1e2', ['ParameterInvalid', 'limit NotWhole']],
    ['limit=-0', ['ParameterInvalid', 'limit NotWhole']],
    ['limit=201', ['ParameterInvalid', 'limit TooLarge']],
    ['period=2026-03', { period: '2026-03' }],
    ['period=2026-3', ['ParameterInvalid', 'period NotAMonth']],
    ['overdue=1', ['ParameterInvalid', 'overdue NotABoolean']],
    ['overdue=TRUE', ['ParameterInvalid', 'overdue NotABoolean']],
    ['stage=open&stage=x', ['ParameterInvalid', 'stage NotOneOf']],
    ['unit=%00', ['ParameterInvalid', 'unit UnfitCharacter']],
    ['unit=%ff', ['ParameterInvalid', 'unit UnfitCharacter']],
    ['x=1&unit=a&unit=b', ['ParameterInvalid', 'x UnknownParameter', 'unit RepeatedParameter']],
  ])('%s', (query, expected) => {
    expect(refusal(query)).toEqual(expected);
  });

  it('keeps the parent class’s fields and asks for what is required', () => {
    expect(() => readQuery(parseQuery('limit=3'), Needs)).toThrow(HttpProblem);
    expect({ ...readQuery(parseQuery('limit=3&must=x'), Needs) }).toEqual({ limit: 3, must: 'x' });
  });

  it('refuses a repeated or unfit parameter that a handler takes by name', () => {
    expect(readOneParameter('q', 'a')).toBe('a');
    expect(readOneParameter('q', undefined)).toBeUndefined();
    expect(() => readOneParameter('q', ['a', 'b'])).toThrow(HttpProblem);
    expect(() => readOneParameter('q', '\u202e')).toThrow(HttpProblem);
  });

  it('gives declared values or a 400, whatever the query', () => {
    const name = fc.oneof(fc.constantFrom('unit', 'limit', 'stage', 'overdue', 'toString'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))), (pairs) => {
        refusal(pairs.map(([key, value]) => `${key}=${value}`).join('&'));
      }),
    );
  });
});
