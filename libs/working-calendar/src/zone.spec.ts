import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateInZone, isZone, lateFrom, startOfDay } from './zone.js';

const shanghai = 'Asia/Shanghai';

describe('the date of an instant', () => {
  it.each([
    ['the first millisecond of the day', '2026-05-09T16:00:00.000Z', '2026-05-10'],
    ['the last millisecond of the day', '2026-05-10T15:59:59.999Z', '2026-05-10'],
    ['one millisecond later', '2026-05-10T16:00:00.000Z', '2026-05-11'],
    ['without milliseconds', '2026-05-10T16:00:00Z', '2026-05-11'],
    ['with microseconds', '2026-05-10T15:59:59.999999Z', '2026-05-10'],
    ['with another offset', '2026-05-11T00:30:00+09:00', '2026-05-10'],
    ['the turn of the year', '2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('in Shanghai: %s', (_, instant, date) => {
    expect(dateInZone(instant, shanghai)).toBe(date);
    // Asked again, out of what is remembered.
    expect(dateInZone(instant, shanghai)).toBe(date);
  });

  it.each([
    ['1986-05-03T16:00:00.000Z', '1986-05-04', 'the day on which summer time begins'],
    ['1986-05-04T15:00:00.000Z', '1986-05-05', 'summer time: an hour earlier'],
    ['1988-07-14T14:59:59.999Z', '1988-07-14', 'summer time, the last millisecond'],
    ['1988-07-14T15:00:00.000Z', '1988-07-15', 'summer time, the first millisecond'],
    ['1991-09-14T15:00:00.000Z', '1991-09-15', 'the day on which summer time ends for good'],
    ['1991-09-15T15:59:59.999Z', '1991-09-15', 'that day has 25 hours'],
    ['1992-07-14T15:00:00.000Z', '1992-07-14', 'no summer time any more'],
  ])('follows the rules of its time: %s is %s, %s', (instant, date) => {
    expect(dateInZone(instant, shanghai)).toBe(date);
  });

  it('is not mistaken for a remembered one when the instant is written with an offset', () => {
    expect(dateInZone('2026-05-10T00:30:00Z', shanghai)).toBe('2026-05-10');
    expect(dateInZone('2026-05-10T00:30:00+09:00', shanghai)).toBe('2026-05-09');
  });

  it('lies between its first instant and the next one, whatever was asked before', () => {
    const zones = fc.constantFrom(
      shanghai,
      'UTC',
      'America/New_York',
      'Pacific/Kiritimati',
      'America/Sao_Paulo',
    );
    const instants = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString());
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const date = dateInZone(instant, zone);
        expect(startOfDay(date, zone) <= instant).toBe(true);
        expect(instant < lateFrom(date, zone)).toBe(true);
      }),
    );
  });

  it.each(['yesterday', '2026-02-30T00:00:00Z', '2026-05-10T00:00:00'])('is none for %j', (instant) => {
    expect(() => dateInZone(instant, shanghai)).toThrow(RangeError);
  });
});

describe('a day in a zone', () => {
  it('is late from the first instant of the next day', () => {
    expect(lateFrom('2026-05-10', shanghai)).toBe('2026-05-10T16:00:00.000Z');
  });

  it('begins with what follows, where midnight was skipped', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  it('can be late on the last date that is taken', () => {
    expect(lateFrom('9998-12-31', shanghai)).toBe('9998-12-31T16:00:00.000Z');
  });
});

describe('a zone', () => {
  it.each([shanghai, 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT-8'])('is known: %s', (zone) => {
    expect(isZone(zone)).toBe(true);
  });

  it.each(['', '+08:00', '-05:00', 'Asia/Beijing', 'Asia/Shanghai ', '../etc', 'A'.repeat(65), '东八区'])(
    'is not: %j',
    (zone) => {
      expect(isZone(zone)).toBe(false);
    },
  );
});
