import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldChanges } from './field-changes.js';

describe('field changes', () => {
  it('name each field with what it was and what it is', () => {
    expect(
      fieldChanges(
        { stage: 'identified', wording: { title: '旧', description: '同' }, gone: 1 },
        { stage: 'finalised', wording: { title: '新', description: '同' }, more: 2 },
      ),
    ).toEqual([
      { pointer: '/stage', before: 'identified', after: 'finalised' },
      { pointer: '/wording/title', before: '旧', after: '新' },
      { pointer: '/more', after: 2 },
      { pointer: '/gone', before: 1 },
    ]);
  });

  it('follow the entries of a list by their ids, whatever comes before them', () => {
    const before = { measures: [{ measure: 'a', percent: 10 }] };
    const after = {
      measures: [
        { measure: 'b', percent: 0 },
        { measure: 'a', percent: 60 },
      ],
    };
    expect(fieldChanges(before, after)).toEqual([
      { pointer: '/measures/b', after: { measure: 'b', percent: 0 } },
      { pointer: '/measures/a/percent', before: 10, after: 60 },
    ]);
  });

  it('show a list without ids whole, and escape what a pointer needs escaped', () => {
    expect(fieldChanges({ 'a/b~': ['x'] }, { 'a/b~': ['x', 'y'] })).toEqual([
      { pointer: '/a~1b~0', before: ['x'], after: ['x', 'y'] },
    ]);
  });

  it('do not count that a field begins with nothing in it', () => {
    expect(fieldChanges({}, { dueOn: null, measures: [] })).toEqual([]);
    expect(fieldChanges({ dueOn: null }, { dueOn: '2026-06-30' })).toEqual([
      { pointer: '/dueOn', before: null, after: '2026-06-30' },
    ]);
    expect(fieldChanges({ causes: ['x'] }, { causes: [] })).toHaveLength(1);
  });

  it('are none between a document and its copy, and some between any two that differ', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, (value) => {
        expect(fieldChanges({ value }, { value: structuredClone(value) })).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.integer()),
        fc.dictionary(fc.string(), fc.integer()),
        (a, b) => {
          const same = JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
          expect(fieldChanges(a, b).length === 0).toBe(same);
        },
      ),
    );
  });
});
