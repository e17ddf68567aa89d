import { describe, expect, it } from '@jest/globals';
import { textFault } from '@xiaohao/http';
import fc from 'fast-check';
import { RegisterUnitDto } from '../units.dto.js';
import { checkedRow, isFaulty } from './checked-row.js';
import { unitColumns } from './columns.js';
import { guard, unguard } from './formula-guard.js';
import { readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

const telling = fc.constantFrom(..."'''=+-@＝＋－＠\t\r\" ,;　甲a");
const anyText = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: telling },
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});
/** Whether a unit may be called so. */
const isName = async (name: string): Promise<boolean> => {
  const unit = { name, kind: 'grassrootsUnion', trade: name };
  return (
    textFault(name) === undefined &&
    !isFaulty(await checkedRow({ line: 1, cells: {} }, unit, RegisterUnitDto))
  );
};

describe('a cell of a file', () => {
  it('goes out as no formula, and comes back as what it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(guard(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(unguard(guard(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['=x', "'=x"],
    ["'=x", "''=x"],
    ["''＝x", "'''＝x"],
    ["'x", "'x"],
    ["'", "'"],
    ['甲-乙', '甲-乙'],
  ])('%s goes out as %s', (text, cell) => {
    expect(guard(text)).toBe(cell);
  });

  it('holds any name, and the same name comes in again', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (name) => {
        fc.pre(await isName(name));
        const unit = { name, kind: '基层工会', trade: name };
        const file = writeCsv(unitColumns, [unit, unit]);
        const { rows, faults } = readCsv(new TextEncoder().encode(file), unitColumns);
        expect([faults, rows.map(({ cells }) => cells)]).toEqual([[], [unit, unit]]);
      }),
      { numRuns: 500 },
    );
  });
});
