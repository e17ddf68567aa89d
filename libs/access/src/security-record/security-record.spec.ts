import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '../policy.js';
import {
  Counting,
  countedFor,
  isAskedFor,
  monthsFrom,
  type SecurityEntry,
  type SecurityEvent,
  securityKindOf,
  securityResultOf,
} from './index.js';

const entry = (more: Partial<SecurityEntry> = {}): SecurityEntry => ({
  at: '2026-03-02T04:00:00.000Z',
  kind: 'refusal',
  operation: 'keys.keep',
  method: 'GET',
  route: '/api/v1/keys',
  result: 'refused',
  status: 401,
  code: 'Unauthenticated',
  subject: { kind: 'unknown' },
  address: '192.0.2.7',
  request: 'r-1',
  ...more,
});

describe('what the security record keeps', () => {
  const kind = (operation: Operation, method: string, status: number, route = '/x', file = false) =>
    securityKindOf({ operation, method, route, status, file });

  it('is every command about credentials, posts, the clock and the views, whatever becomes of it', () => {
    const about: readonly (readonly [Operation, string])[] = [
      ['keys.keep', 'key'],
      ['accounts.keep', 'account'],
      ['accounts.own', 'account'],
      ['subjects.keep', 'subject'],
      ['organisation.keep', 'roleChange'],
      ['organisation.confirm', 'roleChange'],
      ['campaign.keep', 'roleChange'],
      ['clock.set', 'clock'],
      ['views.operate', 'views'],
      ['sessions.end', 'session'],
    ];
    for (const [operation, is] of about)
      for (const status of [200, 201, 401, 403, 404, 409, 422, 429, 500, 503])
        expect(kind(operation, 'POST', status)).toBe(is);
  });

  it('is every proof of who somebody is', () => {
    expect(kind('sessions.open', 'POST', 201, '/api/v1/sessions')).toBe('login');
    expect(kind('sessions.own', 'POST', 403, '/api/v1/sessions/current/step-up')).toBe('login');
    expect(kind('sessions.open', 'POST', 200, '/api/v1/sessions/refresh')).toBe('session');
  });

  it('is a look into a register of credentials, a file taken away and a read of the record itself', () => {
    expect(kind('keys.keep', 'GET', 200)).toBe('restrictedRead');
    expect(kind('organisation.read', 'GET', 200, '/x', true)).toBe('export');
    expect([200, 401, 403].map((status) => kind('securityRecord.read', 'GET', status))).toEqual(
      Array(3).fill('recordRead'),
    );
  });

  it('is every question who reported something, also where nothing was to be had', () => {
    expect([200, 401, 403, 404, 410].map((status) => kind('reporter.read', 'GET', status))).toEqual(
      Array(5).fill('restrictedRead'),
    );
    expect([201, 403].map((status) => kind('intake.register', 'POST', status))).toEqual(['intake', 'intake']);
    expect([200, 409].map((status) => kind('reporter.erase', 'POST', status))).toEqual(['intake', 'intake']);
  });

  it('is of everything else only that somebody was turned away', () => {
    expect([401, 403, 429].map((status) => kind('problem.act', 'POST', status))).toEqual(
      Array(3).fill('refusal'),
    );
    expect([200, 404, 409, 422, 500].map((status) => kind('problem.act', 'POST', status))).toEqual(
      Array(5).fill(undefined),
    );
  });

  it('tells done, refused, locked and failed apart', () => {
    expect([200, 304, 401, 404, 429, 500, 507].map(securityResultOf)).toEqual([
      'done',
      'done',
      'refused',
      'refused',
      'locked',
      'failed',
      'failed',
    ]);
  });
});

describe('like requests within a minute', () => {
  it('are one entry and one count, which come to as many as there were', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: fc.integer({ min: 0, max: 400 }), status: fc.constantFrom(401, 403) })),
        (asked) => {
          const counting = new Counting();
          const entries = asked.filter(({ from, status }) =>
            counting.take(entry({ address: `10.0.0.${from}`, status }), 0),
          );
          const counts = counting.due(countedFor);
          const counted = counts.reduce((sum, { count }) => sum + count, 0);
          expect(entries.length + counted).toBe(asked.length);
          expect(counting.due(Number.POSITIVE_INFINITY)).toEqual([]);
        },
      ),
    );
  });

  it('make no more than a bounded number of entries, from however many addresses they come', () => {
    const counting = new Counting();
    let entries = 0;
    for (let n = 0; n < 10_000; n += 1)
      if (counting.take(entry({ address: `2001:db8::${n.toString(16)}` }), 0)) entries += 1;
    const counts = counting.due(Number.POSITIVE_INFINITY);
    expect([entries, counts.length]).toEqual([200, 1]);
    expect(counts[0]).toMatchObject({ count: 9_800, address: 'several', kind: 'refusal' });
  });

  it('are not counted before their minute is over, and an entry again afterwards', () => {
    const counting = new Counting();
    expect([counting.take(entry(), 0), counting.take(entry({ at: '2026-03-02T04:00:30.000Z' }), 1)]).toEqual([
      true,
      false,
    ]);
    expect(counting.due(countedFor - 1)).toEqual([]);
    expect(counting.due(countedFor)).toMatchObject([
      { count: 1, from: '2026-03-02T04:00:00.000Z', until: '2026-03-02T04:00:30.000Z' },
    ]);
    expect(counting.take(entry(), countedFor)).toBe(true);
  });

  it('are each an entry when somebody was told who reported', () => {
    const counting = new Counting();
    const read = entry({ operation: 'reporter.read', kind: 'restrictedRead', result: 'done', status: 200 });
    expect([1, 2, 3].map(() => counting.take(read, 0))).toEqual([true, true, true]);
    const refused = entry({ ...read, result: 'refused', status: 403 });
    expect([1, 2].map(() => counting.take(refused, 0))).toEqual([true, false]);
  });

  it('are each an entry when they are commands that were carried out', () => {
    const counting = new Counting();
    const carriedOut = entry({ method: 'POST', result: 'done', status: 201 });
    expect([1, 2, 3].map(() => counting.take(carriedOut, 0))).toEqual([true, true, true]);
  });
});

describe('a filter over the record', () => {
  const noted: SecurityEvent = {
    type: 'SecurityEventNoted',
    data: entry({ subject: { kind: 'person', id: 'w' } }),
  };
  const lost: SecurityEvent = {
    type: 'SecurityEventsLost',
    data: { count: 3, from: '2026-03-02T04:00:00.000Z', until: '2026-03-02T04:10:00.000Z' },
  };

  it('takes the beginning in and leaves the end out', () => {
    const at = '2026-03-02T04:00:00.000Z';
    expect([isAskedFor(noted, { from: at }), isAskedFor(noted, { to: at })]).toEqual([true, false]);
  });
  it('goes by kind, subject and result', () => {
    expect(isAskedFor(noted, { kind: 'refusal', subject: 'w', result: 'refused' })).toBe(true);
    expect(isAskedFor(noted, { kind: 'key' })).toBe(false);
    expect(isAskedFor(noted, { subject: 'l' })).toBe(false);
    expect(isAskedFor(noted, { result: 'done' })).toBe(false);
  });
  it('never hides that entries were lost', () => {
    expect(isAskedFor(lost, { kind: 'key', subject: 'l', result: 'done' })).toBe(true);
    expect(isAskedFor(lost, { from: '2026-03-02T04:11:00.000Z' })).toBe(false);
  });
  it('knows the months before and after', () => {
    expect([monthsFrom('2026-01', -1), monthsFrom('2026-12', 1), monthsFrom('2026-03', -15)]).toEqual([
      '2025-12',
      '2027-01',
      '2024-12',
    ]);
  });
});
