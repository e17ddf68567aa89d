import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { RowChanges } from './row-changes.js';
import { createTable } from './schema.js';
import { table } from './table.js';

type Matter = {
  readonly unit: string;
  readonly no: number;
  readonly stage: string;
  readonly urgent: boolean | null;
  readonly notes: readonly string[];
};
const matters = table<Matter>({
  name: 'matter',
  columns: { unit: 'text', no: 'integer', stage: 'text', urgent: 'boolean', notes: 'json' },
  key: ['unit', 'no'],
});

describe('changes of a row', () => {
  let db: DatabaseSync;
  let changes: RowChanges;
  const before: Matter = { unit: 'a', no: 1, stage: 'open', urgent: null, notes: ['first'] };

  beforeEach(() => {
    db = new DatabaseSync(':memory:');
    db.exec(createTable(matters));
    db.prepare('INSERT INTO matter VALUES (?, ?, ?, ?, ?)').run('a', 1, 'open', null, '["first"]');
    db.prepare('INSERT INTO matter VALUES (?, ?, ?, ?, ?)').run('a', 2, 'open', null, '["second"]');
    db.exec('CREATE TABLE named (name TEXT)');
    for (const column of ['stage', 'urgent', 'notes'])
      db.exec(
        `CREATE TRIGGER ${column}_named AFTER UPDATE OF ${column} ON matter BEGIN INSERT INTO named VALUES ('${column}'); END`,
      );
    changes = new RowChanges(db, matters);
  });

  const row = (no: number) => ({ ...db.prepare('SELECT * FROM matter WHERE no = ?').get(no) });
  const named = () =>
    db
      .prepare('SELECT name FROM named')
      .all()
      .map(({ name }) => name);

  it('name the columns that differ and no others, so that no other index is renewed', () => {
    expect(changes.write(before, { ...before, stage: 'closed', urgent: true }, ['a', 1])).toBe(true);
    expect(named().toSorted()).toEqual(['stage', 'urgent']);
    expect(row(1)).toEqual({ unit: 'a', no: 1, stage: 'closed', urgent: 1, notes: '["first"]' });
    expect(row(2)).toEqual({ unit: 'a', no: 2, stage: 'open', urgent: null, notes: '["second"]' });
  });

  it('write JSON that has been made anew, and nothing where nothing is new', () => {
    expect(changes.write(before, { ...before }, ['a', 1])).toBe(true);
    expect(named()).toEqual([]);
    expect(changes.write(before, { ...before, notes: ['first', 'more'] }, ['a', 1])).toBe(true);
    expect(named()).toEqual(['notes']);
    expect(row(1).notes).toBe('["first","more"]');
  });

  it('can take a value back to nothing', () => {
    changes.write(before, { ...before, urgent: false }, ['a', 1]);
    changes.write({ ...before, urgent: false }, before, ['a', 1]);
    expect(row(1).urgent).toBeNull();
  });

  it('say when the row is not there', () => {
    expect(changes.write({ ...before, no: 9 }, { ...before, no: 9, stage: 'closed' }, ['a', 9])).toBe(false);
  });
});
