import { beforeEach, describe, expect, it } from '@jest/globals';
import { Consumer } from './consumer.js';
import type { Delivery } from './delivery.js';
import { Pinned } from './pinned.js';
import { correlationOf, sourceOf } from './pinning.js';

const quiet = { username: '', connectionName: '', send: () => undefined, drop: () => undefined };
const taking = (slots: number): Consumer => new Consumer(quiet, slots);

let pinned: Pinned;
let [one, two, three] = [taking(9), taking(9), taking(9)];

beforeEach(() => {
  pinned = new Pinned(sourceOf);
  [one, two, three] = [taking(9), taking(9), taking(9)];
});

function delivery(stream: string, type = 't', data = ''): Delivery {
  const event = {
    position: 1,
    stream,
    revision: 0,
    id: `${stream} ${data}`,
    type,
    isJson: false,
    created: 0,
    data: new TextEncoder().encode(data),
    metadata: new Uint8Array(),
  };
  return { event, link: undefined, retryCount: 0, sequence: 1 };
}

function send(sent: Delivery): Consumer | undefined {
  const consumer = pinned.choose(sent);
  consumer?.send(sent, 0);
  return consumer;
}

function settle(consumer: Consumer, ...sent: readonly Delivery[]): void {
  for (const { event } of sent) {
    const taken = consumer.take(event?.id ?? '');
    if (taken) pinned.settled(consumer, taken);
  }
}

describe('pinned consumers', () => {
  it('get new streams in the order in which they joined, whoever has fewest first', () => {
    for (const consumer of [one, two, three]) pinned.joined(consumer);
    const streams = ['a', 'd', 'g', 'j', 'a', 'd'];
    expect(streams.map((stream) => send(delivery(stream)))).toEqual([one, two, three, one, one, two]);
    pinned.left(two);
    expect(['m', 'd', 'a'].map((stream) => send(delivery(stream)))).toEqual([three, one, one]);
  });

  it('give some of their streams to one who joins, those first of which nothing is on its way', () => {
    pinned.joined(one);
    const [busy, idle] = [delivery('a'), delivery('b')];
    for (const sent of [busy, idle]) expect(send(sent)).toBe(one);
    settle(one, idle);
    pinned.joined(two);
    expect([send(idle), send(busy)]).toEqual([two, one]);
  });

  it('keep a stream that one of them has no room for, while others go on', () => {
    const narrow = taking(1);
    for (const consumer of [narrow, two]) pinned.joined(consumer);
    expect(['a', 'd', 'a', 'd'].map((stream) => send(delivery(stream)))).toEqual([
      narrow,
      two,
      undefined,
      two,
    ]);
    settle(narrow, delivery('a'));
    expect(send(delivery('a'))).toBe(narrow);
  });

  it('take a link that was not followed for an event of the stream that it names', () => {
    for (const consumer of [one, two]) pinned.joined(consumer);
    const links = ['0@a', '0@d', '1@a', '1@d'].map((data) => delivery('links', '$>', data));
    expect(links.map(send)).toEqual([one, two, one, two]);
    expect(send(delivery('a'))).toBe(one);
  });

  it('keep what is correlated together, and a stream where nothing names a correlation', () => {
    const named = (stream: string, metadata: string): string => {
      const sent = delivery(stream);
      const event = sent.event && { ...sent.event, metadata: new TextEncoder().encode(metadata) };
      return correlationOf({ ...sent, event });
    };
    expect(named('a', '{"$correlationId":"c"}')).toBe('c');
    for (const metadata of ['', '{}', 'null', '{"$correlationId":1}', 'no JSON'])
      expect(named('a', metadata)).toBe('a');
  });
});
