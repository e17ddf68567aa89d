import { describe, expect, it } from '@jest/globals';
import { pointOf } from './point.js';

describe('points in the past', () => {
  it.each([
    ['now', { kind: 'now' }],
    ['0', { kind: 'revision', revision: '0' }],
    ['42', { kind: 'revision', revision: '42' }],
    ['position:4711', { kind: 'position', position: '4711' }],
    ['2026-06-30', { kind: 'date', date: '2026-06-30' }],
    ['2026-06-30T09:00:00+08:00', { kind: 'instant', instant: '2026-06-30T09:00:00+08:00' }],
    ['2026-06-30T01:00:00.000Z', { kind: 'instant', instant: '2026-06-30T01:00:00.000Z' }],
  ])('are read from %s', (text, point) => {
    expect(pointOf(text)).toEqual(point);
  });

  it.each([
    '',
    'NOW',
    '-1',
    '01',
    '1e3',
    'position:',
    'position:-1',
    '2026-02-30',
    '2026-06-31T09:00:00Z',
    '2026-06-30T24:00:00Z',
    '2026-06-30T09:00:00',
    '2026-06-30T23:59:60Z',
    '10000-01-01',
    ' 42',
  ])('are none in %j', (text) => {
    expect(pointOf(text)).toBeUndefined();
  });
});
