import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { ColumnType } from './table.js';

/**
 * What stands for a cell in a statement that is given what {@link encodeCell} makes. Of what is not hex, or has an odd
 * number of digits, SQLite makes null.
 */
export const placeholderOf = (type: ColumnType): string => (type === 'hex' ? 'unhex(?)' : '?');

/** A value as a row has it, made into what is bound to its {@link placeholderOf placeholder}. */
export function encodeCell(type: ColumnType, value: unknown): SQLInputValue {
  if (value === null || value === undefined) return null;
  if (type === 'json') return JSON.stringify(value);
  if (type === 'boolean') return value === true ? 1 : 0;
  if (type === 'hex') return String(value);
  return value as SQLInputValue;
}

/** The way back. */
export function decodeCell(type: ColumnType, value: SQLOutputValue | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'json') return JSON.parse(String(value));
  if (type === 'boolean') return value === 1;
  if (type === 'hex') return Buffer.from(value as Uint8Array).toString('hex');
  return value;
}

export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  boolean: 'INTEGER',
  json: 'TEXT',
  hex: 'BLOB',
};
