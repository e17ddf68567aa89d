import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Link } from './link.js';
import type { StoreClient } from './store-client.js';
import { StoreNews } from './store-news.js';

class Subscribed extends EventEmitter {
  isOpen = true;
  async unsubscribe(): Promise<void> {
    this.isOpen = false;
  }
}

/** News of a store that delivers what it is told to. */
function listening() {
  const made: Subscribed[] = [];
  const client = {
    subscribeToAll() {
      const subscription = new Subscribed();
      made.push(subscription);
      return subscription;
    },
  } as unknown as StoreClient;
  const news = new StoreNews(
    client,
    new Link(),
    { resubscribe: 100, gather: 10 },
    (stream) => stream.startsWith('a'),
    () => undefined,
  );
  news.listen();
  let commit = 0n;
  const deliver = (streamId = 'a'): void => {
    commit += 1n;
    made.at(-1)?.emit('data', { event: { streamId, position: { commit } } });
  };
  const open = (): number => made.filter(({ isOpen }) => isOpen).length;
  return { news, made, deliver, open };
}

/** So many times, evenly over a second. */
function overASecond(times: number, what: () => void): void {
  for (let n = 0; n < times; n += 1) {
    jest.advanceTimersByTime(1_000 / times);
    what();
  }
}

describe('the news of a store', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('are heard by a subscription as long as there are few', () => {
    const { news, deliver, open } = listening();
    overASecond(100, () => deliver());
    overASecond(100, () => deliver());
    expect([open(), news.bell.rung]).toEqual([1, 200]);
    news.close();
  });

  it('are heard by it as well while others write much to the same store', () => {
    const { news, deliver, open } = listening();
    overASecond(500, () => deliver('b'));
    overASecond(500, () => deliver('b'));
    expect([open(), news.bell.rung]).toEqual([1, 1_000]);
    news.close();
  });

  it('are looked for by the clock while there are many, and subscribed to again when there are few', () => {
    const { news, made, deliver, open } = listening();
    overASecond(500, () => deliver());
    expect(open()).toBe(0);
    const rung = news.bell.rung;
    overASecond(100, () => news.found(5));
    expect(news.bell.rung - rung).toBe(100);
    expect([open(), made.length]).toEqual([0, 1]);
    overASecond(100, () => news.found(0));
    overASecond(100, () => news.found(0));
    expect([open(), made.length]).toEqual([1, 2]);
    // What came between the last look and the subscription is looked for when it stands.
    const before = news.bell.rung;
    made.at(-1)?.emit('confirmation');
    expect(news.bell.rung).toBe(before + 1);
    jest.advanceTimersByTime(5_000);
    expect(news.bell.rung).toBe(before + 1);
    news.close();
  });

  it('are told to nobody any more once they are closed', () => {
    const { news, deliver, open } = listening();
    overASecond(500, () => deliver());
    news.close();
    const rung = news.bell.rung;
    news.found(0);
    jest.advanceTimersByTime(5_000);
    expect([open(), news.bell.rung]).toEqual([0, rung]);
  });

  it('are subscribed to anew after a silence about them, but not while the clock rings', () => {
    const { news, made, deliver } = listening();
    news.suspect();
    jest.advanceTimersByTime(100);
    expect(made.length).toBe(2);
    overASecond(500, () => deliver());
    news.suspect();
    news.listen();
    jest.advanceTimersByTime(100);
    expect([made.length, news.counts.stalls]).toEqual([2, 1]);
    news.close();
  });
});
