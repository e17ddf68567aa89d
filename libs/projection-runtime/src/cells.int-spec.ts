import { DatabaseSync } from 'node:sqlite';
import { expect, it } from '@jest/globals';
import { LogDamaged } from '@xiaohao/event-log';
import { decodeCell, encodeCell, placeholderOf } from './cells.js';
import { isDamage, isRowFault } from './faults.js';
import type { ColumnType } from './table.js';

it.each<readonly [ColumnType, unknown, unknown]>([
  ['text', '销号', '销号'],
  ['integer', 42, 42],
  ['boolean', true, true],
  ['boolean', false, false],
  ['json', { a: [1, '二'] }, { a: [1, '二'] }],
  ['hex', '00ff10', '00ff10'],
  ['hex', 'ABCD', 'abcd'],
  ['hex', '', ''],
  ['hex', 'abc', null],
  ['hex', 'no hex', null],
  ['hex', { digest: 'ab' }, null],
  ['hex', null, null],
  ['json', undefined, null],
])('a cell of type %s keeps %j as %j', (type, value, kept) => {
  const db = new DatabaseSync(':memory:');
  const row = db.prepare(`SELECT ${placeholderOf(type)} AS cell`).get(encodeCell(type, value));
  db.close();
  expect(decodeCell(type, row?.cell)).toEqual(kept);
});

it("tells a row that is refused from a fault of the file, SQLite's or the system's, and from a damaged file", () => {
  const ofSqlite = (errcode: number): Error => Object.assign(new Error('s'), { errcode });
  const ofSystem = Object.assign(new Error('EIO: i/o error, fsync'), {
    code: 'EIO',
    errno: -5,
    syscall: 'fsync',
  });
  expect([new Error('thrown by a handler'), ofSqlite(1555), ofSqlite(20)].every(isRowFault)).toBe(true);
  const ofLog = new LogDamaged('events.db', 'malformed');
  expect([ofSystem, ofSqlite(13), ofSqlite(10), ofSqlite(5), ofLog].filter(isRowFault)).toEqual([]);
  expect([ofSqlite(11), ofSqlite(26), ofSqlite(267)].every(isDamage)).toBe(true);
  expect([ofSystem, ofLog, new Error('e'), ofSqlite(10), ofSqlite(1555)].filter(isDamage)).toEqual([]);
});
