import { describe, expect, it } from '@jest/globals';
import { accountDecider } from '@xiaohao/access';
import { answeredWithin, patienceLeft } from '@xiaohao/event-log';
import { Passwords } from './passwords.js';

const passwords = new Passwords(Buffer.alloc(32, 1), 12);
/** Less than any hash takes at its full cost; milliseconds. */
const span = 100;

describe('hashing a password', () => {
  it('leaves whoever waits their patience with the log', async () => {
    await answeredWithin(span, async () => {
      const hash = await passwords.hash('correct horse battery');
      const account = { ...accountDecider.initial, password: { stage: 'own', hash } as const };
      expect(await passwords.hashFitting('correct horse battery', account)).toBe(hash);
      expect(patienceLeft()).toBeGreaterThan(0);
    });
  });

  it('is not begun for whom nothing could be done any more', async () => {
    const asked = answeredWithin(0, () =>
      passwords.hashOfNew('correct horse battery', 'another horse', 'clerk'),
    );
    await expect(asked).rejects.toMatchObject({ code: 'Unavailable' });
  });
});
