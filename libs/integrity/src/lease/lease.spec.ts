import { describe, expect, it } from '@jest/globals';
import { decideLease, type Lease, type LeaseEvent } from '@xiaohao/integrity';
import fc from 'fast-check';

const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 26) + minutes * 60_000).toISOString();
const held: Lease = { node: 'a', number: 4, until: at(3) };

describe('the lease to sign checkpoints', () => {
  it('is taken where nobody has it, with the next number', () => {
    expect(decideLease(undefined, 'a', undefined, at(0))).toMatchObject({ kind: 'append', number: 1 });
    expect(decideLease(held, 'b', undefined, at(60))).toMatchObject({
      event: { type: 'SignerLeaseTaken', data: { node: 'b', number: 5, until: at(63) } },
    });
  });

  it('is held by its holder, and renewed in its second half', () => {
    expect(decideLease(held, 'a', 4, at(1))).toEqual({ kind: 'held', number: 4 });
    expect(decideLease(held, 'a', 4, at(2))).toMatchObject({
      event: { type: 'SignerLeaseRenewed', data: { node: 'a', number: 4, until: at(5) } },
    });
  });

  it('is left to another until it is over, and a little more', () => {
    expect(decideLease(held, 'b', undefined, at(3.2))).toEqual({
      kind: 'othersTurn',
      node: 'a',
      until: at(3),
    });
    expect(decideLease(held, 'b', undefined, at(3.25))).toMatchObject({ kind: 'append', number: 5 });
  });

  it('is taken anew by a node that was started again', () => {
    expect(decideLease(held, 'a', undefined, at(1))).toMatchObject({ kind: 'append', number: 5 });
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
          const lease = stream.at(-1)?.data;
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
