import type { Consumer } from './consumer.js';
import type { Delivery } from './delivery.js';
import type { Dispatcher } from './dispatching.js';

interface Bucket {
  readonly consumer: Consumer;
  readonly inFlight: number;
}

const bucketCount = 1024;

/** Events of one source, as a stream is one, go to one consumer. Sources fall into buckets; a bucket goes to whoever has fewest when it is met first, and stays there until that one leaves or another joins who has too few. */
export class Pinned implements Dispatcher {
  readonly passes = true;
  private consumers: readonly Consumer[] = [];
  private readonly buckets = new Map<number, Bucket>();

  constructor(private readonly sourceOf: (delivery: Delivery) => string) {}

  joined(consumer: Consumer): void {
    const fair = Math.ceil(this.buckets.size / (this.consumers.length + 1));
    const moving = this.consumers.flatMap((other) => {
      const owned = this.bucketsOf(other);
      const idleFirst = owned.sort(
        ([one, { inFlight: few }], [two, { inFlight: many }]) => few - many || one - two,
      );
      return idleFirst.slice(0, Math.max(0, owned.length - fair));
    });
    this.consumers = [...this.consumers, consumer];
    for (const [number, { inFlight }] of moving) this.buckets.set(number, { consumer, inFlight });
  }

  left(consumer: Consumer): void {
    this.consumers = this.consumers.filter((other) => other !== consumer);
    for (const [number] of this.bucketsOf(consumer)) this.buckets.delete(number);
  }

  choose(delivery: Delivery): Consumer | undefined {
    if (!this.consumers.some(({ free }) => free > 0)) return undefined;
    const number = bucketFor(this.sourceOf(delivery));
    const bucket = this.buckets.get(number) ?? this.assigned();
    if (!bucket) return undefined;
    const { consumer, inFlight } = bucket;
    const hasRoom = consumer.free > 0;
    this.buckets.set(number, { consumer, inFlight: hasRoom ? inFlight + 1 : inFlight });
    return hasRoom ? consumer : undefined;
  }

  settled(consumer: Consumer, delivery: Delivery): void {
    const number = bucketFor(this.sourceOf(delivery));
    const bucket = this.buckets.get(number);
    if (bucket?.consumer === consumer) this.buckets.set(number, { consumer, inFlight: bucket.inFlight - 1 });
  }

  private bucketsOf(consumer: Consumer): [number, Bucket][] {
    return [...this.buckets].filter(([, { consumer: owner }]) => owner === consumer);
  }

  private assigned(): Bucket | undefined {
    const shares = this.consumers.map((consumer) => ({ consumer, count: this.bucketsOf(consumer).length }));
    const [first, ...others] = shares;
    if (!first) return undefined;
    const least = others.reduce((best, share) => (share.count < best.count ? share : best), first);
    return { consumer: least.consumer, inFlight: 0 };
  }
}

function bucketFor(source: string): number {
  let hash = 0;
  for (const letter of source) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % bucketCount;
}
