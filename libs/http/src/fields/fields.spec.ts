import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import fc from 'fast-check';
import { HttpProblem } from '../problem-details/http-problem.js';
import { Code } from './code.js';
import { CodeText } from './code-text.js';
import { DateField, InstantOrDate, MonthField } from './date-fields.js';
import { Flag } from './flag.js';
import { IdField } from './id-field.js';
import { ListOfCodes, ListOfCodeTexts, ListOfIds, ListOfNested, ListOfTexts } from './lists.js';
import { Nested } from './nested.js';
import { Num, Whole } from './number-fields.js';
import { StrictValidationPipe } from './strict-validation-pipe.js';
import { Text } from './text.js';

class Part {
  @Text({ max: 5 }) readonly name!: string;
  @Whole({ optional: true }) readonly count?: number;
}

class Sheet {
  @Text({ min: 2, max: 4, optional: true }) readonly title?: string;
  @Text({ max: 50, multiline: true, optional: true }) readonly prose?: string;
  @Code(['red', 'green'], { optional: true }) readonly colour?: string;
  @CodeText({ optional: true, max: 8 }) readonly category?: string;
  @Flag({ optional: true }) readonly urgent?: boolean;
  @Whole({ min: 1, max: 9, optional: true }) readonly rank?: number;
  @Num({ min: 0, optional: true }) readonly amount?: number;
  @DateField({ optional: true }) readonly due?: string;
  @MonthField({ optional: true }) readonly month?: string;
  @InstantOrDate({ optional: true }) readonly happened?: string;
  @IdField({ optional: true }) readonly unit?: string;
  @Nested(() => Part, { optional: true }) readonly part?: Part;
  @ListOfNested(() => Part, { optional: true, minItems: 1, maxItems: 2 }) readonly parts?: readonly Part[];
  @ListOfTexts({ optional: true, max: 3 }) readonly words?: readonly string[];
  @ListOfIds({ optional: true }) readonly units?: readonly string[];
  @ListOfCodes(['a', 'b'], { optional: true }) readonly marks?: readonly string[];
  @ListOfCodeTexts({ optional: true }) readonly tags?: readonly string[];
}

class Strict {
  @Text() readonly name!: string;
  @Nested(() => Part) readonly part!: Part;
}

const pipe = new StrictValidationPipe();
const ID = '0190a0a0-0000-7000-8000-000000000000';

async function faults(value: unknown, metatype: ArgumentMetadata['metatype'] = Sheet): Promise<unknown> {
  try {
    await pipe.transform(value, { type: 'body', metatype });
    return [];
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    expect(error.parts.status).toBe(422);
    return error.parts.errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? error.code;
  }
}

describe('fields of a body', () => {
  it.each<[unknown, string]>([
    [{ title: 7 }, '/title NotText'],
    [{ title: null }, '/title NotText'],
    [{ title: '一' }, '/title TextTooShort'],
    [{ title: '一二三四五' }, '/title TextTooLong'],
    [{ title: '  ' }, '/title TextBlank'],
    [{ title: '一\n二' }, '/title LineBreak'],
    [{ title: '王\u200b伟' }, '/title InvisibleCharacter'],
    [{ prose: ' \n' }, '/prose TextBlank'],
    [{ colour: 'blue' }, '/colour NotOneOf'],
    [{ colour: ['red'] }, '/colour NotOneOf'],
    [{ category: '1a' }, '/category NotACode'],
    [{ category: '\u0410bc' }, '/category NotACode'],
    [{ category: 'a'.repeat(9) }, '/category NotACode'],
    [{ urgent: 'true' }, '/urgent NotABoolean'],
    [{ urgent: 1 }, '/urgent NotABoolean'],
    [{ rank: '1' }, '/rank NotWhole'],
    [{ rank: true }, '/rank NotWhole'],
    [{ rank: 1.5 }, '/rank NotWhole'],
    [{ rank: 0 }, '/rank TooSmall'],
    [{ rank: 10 }, '/rank TooLarge'],
    [{ amount: '2' }, '/amount NotANumber'],
    [{ due: '2025-02-29' }, '/due NotADate'],
    [{ due: '1899-12-31' }, '/due NotADate'],
    [{ due: '9999-01-01' }, '/due NotADate'],
    [{ due: '2025-2-1' }, '/due NotADate'],
    [{ due: 20250101 }, '/due NotADate'],
    [{ month: '2025-13' }, '/month NotAMonth'],
    [{ month: '2025-00' }, '/month NotAMonth'],
    [{ month: '2025-1' }, '/month NotAMonth'],
    [{ month: '2025-01-01' }, '/month NotAMonth'],
    [{ month: '1899-12' }, '/month NotAMonth'],
    [{ month: 202501 }, '/month NotAMonth'],
    [{ month: null }, '/month NotAMonth'],
    [{ happened: '2025-02-29T00:00:00Z' }, '/happened NotAnInstant'],
    [{ happened: '2025-01-01T00:00:00' }, '/happened NotAnInstant'],
    [{ unit: ID.toUpperCase() }, '/unit NotAnId'],
    [{ unit: `${ID} ` }, '/unit NotAnId'],
    [{ part: [] }, '/part NotAnObject'],
    [{ part: 'x' }, '/part NotAnObject'],
    [{ part: {} }, '/part/name Missing'],
    [{ part: { name: 'a', count: 'b' } }, '/part/count NotWhole'],
    [{ part: { name: 'a', state: 'closed' } }, '/part/state UnknownField'],
    [{ parts: [] }, '/parts TooFewItems'],
    [{ parts: {} }, '/parts NotAList'],
    [{ parts: [null] }, '/parts/0 NotAnObject'],
    [{ parts: [{ name: 'a' }, [{}]] }, '/parts/1 NotAnObject'],
    [{ parts: [{ name: 'a' }, { name: '' }] }, '/parts/1/name TextBlank'],
    [{ parts: [{}, {}, {}] }, '/parts TooManyItems'],
    [{ words: ['abc', 'abcd'] }, '/words/1 TextTooLong'],
    [{ units: [ID, ID] }, '/units/1 RepeatedItem'],
    [{ marks: ['a', 'c'] }, '/marks/1 NotOneOf'],
    [{ tags: [[]] }, '/tags/0 NotACode'],
    [{ signedBy: 'me' }, '/signedBy UnknownField'],
    [{ 'a/b': 1 }, '/a~1b UnknownField'],
  ])('%j is refused: %s', async (value, fault) => {
    expect(await faults(value)).toContain(fault);
  });

  it.each([null, [], 'text', 7, true, [{}]])('%j is no body', async (value) => {
    expect(await faults(value)).toBe('BodyNotObject');
  });

  it('names every missing field, and takes no body for an empty one', async () => {
    expect(await faults(undefined, Strict)).toEqual(['/name Missing', '/part Missing']);
    expect(await faults({ name: null, part: null }, Strict)).toEqual(['/name NotText', '/part NotAnObject']);
  });

  it('gives an instance without the fields that were left out, values untouched', async () => {
    const full = {
      title: '😀😀😀😀',
      prose: '一行\n\t二行',
      colour: 'red',
      category: 'a.b-c_1',
      urgent: false,
      rank: 9,
      amount: 0.1,
      due: '2024-02-29',
      month: '2024-02',
      happened: '2025-01-01T08:00:00.5+08:00',
      unit: ID,
      part: { name: '葛\u{e0101}城' },
      parts: [{ name: 'a', count: 1 }],
      words: ['a', 'a'],
      units: [ID],
      marks: ['a', 'b'],
      tags: ['x'],
    };
    const sheet = await pipe.transform(structuredClone(full), { type: 'body', metatype: Sheet });
    expect(sheet).toBeInstanceOf(Sheet);
    expect((sheet as Sheet).parts?.[0]).toBeInstanceOf(Part);
    expect(JSON.parse(JSON.stringify(sheet))).toEqual(full);
    expect(Object.keys((await pipe.transform({}, { type: 'body', metatype: Sheet })) as object)).toEqual([]);
  });

  it('names at most 50 fields', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at]));
    expect(await faults(many)).toHaveLength(50);
  });

  it('never throws anything but a problem', async () => {
    const key = fc.constantFrom(...Object.keys(new Sheet()), 'then', 'toJSON');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }),
        async (body) => {
          await faults(body);
        },
      ),
    );
  });
});
