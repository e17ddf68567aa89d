import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { Code } from './code.js';
import { DateField } from './date-fields.js';
import { Flag } from './flag.js';
import { IdField } from './id-field.js';
import { ListOfIds, ListOfNested, ListOfTexts } from './lists.js';
import { Nested } from './nested.js';
import { Whole } from './number-fields.js';
import { takeDeclared } from './take-declared.js';
import { Text } from './text.js';

class Leaf {
  @Text({ max: 4 }) readonly name!: string;
  @Whole({ optional: true, min: 0 }) readonly count?: number;
}

class Branch {
  @Nested(() => Leaf) readonly leaf!: Leaf;
  @ListOfNested(() => Leaf, { optional: true, maxItems: 2 }) readonly leaves?: readonly Leaf[];
}

class Tree {
  @Code(['red', 'green']) readonly colour!: string;
  @DateField({ optional: true }) readonly due?: string;
  @Flag({ optional: true }) readonly urgent?: boolean;
  @IdField({ optional: true }) readonly unit?: string;
  @ListOfIds({ optional: true }) readonly units?: readonly string[];
  @ListOfTexts({ optional: true, max: 3 }) readonly words?: readonly string[];
  @Nested(() => Branch, { optional: true }) readonly branch?: Branch;
}

const id = '0190a0a0-0000-7000-8000-000000000000';
const odd = fc.constantFrom<unknown>(
  null,
  '',
  'red',
  7,
  true,
  [],
  {},
  [null],
  [{}],
  { name: 1 },
  '2026-02-30',
);
const or = (good: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: odd });
const words = fc.constantFrom('会', 'ab', 'a b', '整改', 'abcd');
const leaf = fc.record({ name: or(words), count: or(fc.nat(3)) }, { requiredKeys: ['name'] });
const branch = fc.record(
  { leaf: or(leaf), leaves: or(fc.array(leaf, { maxLength: 2 })) },
  { requiredKeys: ['leaf'] },
);
const tree = fc.record(
  {
    colour: or(fc.constantFrom('red', 'green')),
    due: or(fc.constant('2026-03-01')),
    urgent: or(fc.boolean()),
    unit: or(fc.constant(id)),
    units: or(fc.constantFrom([], [id])),
    words: or(
      fc.array(
        words.filter((word) => word.length < 4),
        { maxLength: 3 },
      ),
    ),
    branch: or(branch),
  },
  { requiredKeys: ['colour'] },
);
const withStrangers = fc
  .tuple(tree, fc.boolean())
  .map(([body, strange]) => (strange ? { ...body, stage: 'closed' } : body));

const faults = (body: object) =>
  validateSync(plainToInstance(Tree, body), { whitelist: true, forbidNonWhitelisted: true });

describe('taking over what is declared', () => {
  it('says yes where class-validator finds nothing, and only there', () => {
    let accepted = 0;
    fc.assert(
      fc.property(withStrangers, (body) => {
        const taken = takeDeclared(Tree, body);
        expect(taken !== undefined).toBe(faults(body).length === 0);
        if (taken === undefined) return;
        accepted += 1;
        expect(JSON.parse(JSON.stringify(taken))).toEqual(body);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('gives instances in depth, and no member that was not given', () => {
    const taken = takeDeclared(Tree, {
      colour: 'red',
      branch: { leaf: { name: 'a' }, leaves: [{ name: 'b' }] },
    });
    expect(taken).toBeInstanceOf(Tree);
    expect(taken?.branch).toBeInstanceOf(Branch);
    expect(taken?.branch?.leaves?.[0]).toBeInstanceOf(Leaf);
    expect(Object.keys(taken ?? {})).toEqual(['colour', 'branch']);
  });
});
