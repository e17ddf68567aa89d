import { describe, expect, it } from '@jest/globals';
import { RecentIds } from './recent-ids.js';

describe('the ids of late', () => {
  it('are forgotten, the oldest first, when there are too many', () => {
    const ids = new RecentIds(3 * 34);
    for (const [revision, id] of ['a', 'b', 'c', 'd'].entries()) ids.remember(id, { stream: 's', revision });
    expect(ids.find('s', 'a')).toBeUndefined();
    expect(ids.find('s', 'b')).toBe(1);
    expect(ids.find('s', 'd')).toBe(3);
  });
});
