import { describe, expect, it } from '@jest/globals';
import { decideLease, type Lease, type LeaseEvent, leaseAfter } from '@xiaohao/integrity';
import fc from 'fast-check';

const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 26) + minutes * 60_000).toISOString();
const held: Lease = { node: 'a', number: 4, until: at(10) };

describe('the lease to sign checkpoints', () => {
  it('is taken where nobody has it, with the next number', () => {
    expect(decideLease(undefined, 'a', undefined, at(0))).toMatchObject({ kind: 'append', number: 1 });
    expect(decideLease({ ...held, until: '' }, 'b', undefined, at(0))).toMatchObject({
      event: { type: 'SignerLeaseTaken', data: { node: 'b', number: 5, until: at(10) } },
    });
  });

  it('is held by its holder, and renewed in its second half', () => {
    expect(decideLease(held, 'a', 4, at(4))).toEqual({ kind: 'held', number: 4 });
    expect(decideLease(held, 'a', 4, at(6))).toMatchObject({
      event: { type: 'SignerLeaseRenewed', data: { number: 4, until: at(16) } },
    });
  });

  it('is left to another until it is over, and half a minute more', () => {
    expect(decideLease(held, 'b', undefined, at(10.4))).toEqual({
      kind: 'othersTurn',
      node: 'a',
      until: at(10),
    });
    expect(decideLease(held, 'b', undefined, at(10.5))).toMatchObject({ kind: 'append', number: 5 });
  });

  it('is taken anew by a node that was started again', () => {
    expect(decideLease(held, 'a', undefined, at(1))).toMatchObject({ kind: 'append', number: 5 });
  });

  it('is over when it was given up, by its holder alone', () => {
    expect(leaseAfter(held, { type: 'SignerLeaseGivenUp', data: { number: 4 } })?.until).toBe('');
    expect(leaseAfter(held, { type: 'SignerLeaseGivenUp', data: { number: 3 } })).toEqual(held);
    expect(leaseAfter(held, { type: 'SignerLeaseRenewed', data: { number: 3, until: at(99) } })).toEqual(
      held,
    );
  });

  it('has one holder at a time, and a number that only grows', () => {
    const step = fc.record({
      node: fc.constantFrom('a', 'b', 'c'),
      minutes: fc.nat({ max: 12 }),
      restart: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const stream: LeaseEvent[] = [];
        const own = new Map<string, number>();
        let now = 0;
        for (const { node, minutes, restart } of steps) {
          now += minutes;
          if (restart) own.delete(node);
          const lease = stream.reduce<Lease | undefined>(leaseAfter, undefined);
          const decision = decideLease(lease, node, own.get(node), at(now));
          if (decision.kind === 'othersTurn') continue;
          if (lease && lease.node !== node) expect(Date.parse(lease.until)).toBeLessThan(Date.parse(at(now)));
          if (decision.kind === 'append') stream.push(decision.event);
          own.set(node, decision.number);
        }
        const taken = stream.flatMap((event) =>
          event.type === 'SignerLeaseTaken' ? [event.data.number] : [],
        );
        expect(taken).toEqual(taken.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
