import { describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '@xiaohao/event-log';
import { type Doubt, InDoubt } from '@xiaohao/integrity/following';
import { HearingStore } from './hearing-store.js';

const doubt = (why: Doubt['why']) => new InDoubt({ why, detail: '' });

/** Work that fails so often before it succeeds, and how often the store was heard meanwhile. */
async function trying(failures: number, why: Doubt['why'] = 'shorter') {
  let [tried, heard] = [0, 0];
  const store = new HearingStore(async () => {
    heard += 1;
  });
  const outcome = await store
    .settled(async () => {
      tried += 1;
      if (tried <= failures) throw doubt(why);
      return 'done';
    })
    .catch((error: unknown) => error);
  return { outcome, heard };
}

describe('what seems to be missing in a node’s copy', () => {
  it('is looked for again once the copy holds what the store holds', async () => {
    expect(await trying(0)).toEqual({ outcome: 'done', heard: 0 });
    expect(await trying(1)).toEqual({ outcome: 'done', heard: 1 });
    expect(await trying(4)).toEqual({ outcome: 'done', heard: 4 });
  });

  it('is missing in earnest when it stays so', async () => {
    expect(await trying(5)).toEqual({ outcome: doubt('shorter'), heard: 4 });
  });

  it('is not looked for where something is another, which no waiting mends', async () => {
    expect(await trying(1, 'altered')).toEqual({ outcome: doubt('altered'), heard: 0 });
  });

  it('is no doubt while the store does not answer', async () => {
    const away = new HearingStore(() => Promise.reject(new LogUnavailable('away')));
    await expect(away.settled(() => Promise.reject(doubt('shorter')))).rejects.toBeInstanceOf(LogUnavailable);
  });
});
