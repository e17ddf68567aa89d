import { describe, expect, it } from '@jest/globals';
import { EventUnreadable, LogUnavailable, WrongExpectedRevision } from '@xiaohao/event-log';
import { hasAnswered, mayPass } from './may-pass.js';

const because = (cause: unknown) => new LogUnavailable('the store cannot be read', { cause });

describe('a failure of the log', () => {
  it.each([
    ['nobody answered in time', because(new LogUnavailable('nothing was said for 2000 ms'))],
    ['the line broke', because(Object.assign(new Error('gone'), { code: 14 }))],
    ['another node leads', because(Object.assign(new Error('no'), { type: 'not-leader' }))],
    ['no node was found', because(new Error('Failed to discover after 10 attempts.'))],
  ])('may pass when %s', (_what, error) => {
    expect(mayPass(error)).toBe(true);
  });

  it.each([
    ['the user may not', because(Object.assign(new Error('no'), { type: 'access-denied' }))],
    ['the certificate is another’s', because(new Error('self-signed certificate in certificate chain'))],
    ['an event is no JSON', new EventUnreadable('a', '0')],
    ['it is no failure of reaching it', new WrongExpectedRevision('a', 'absent', '0')],
  ])('does not when %s', (_what, error) => {
    expect(mayPass(error)).toBe(false);
  });

  it.each([
    ['it is one event that cannot be read', new EventUnreadable('a', '0'), true],
    ['the user may not', because(Object.assign(new Error('no'), { type: 'access-denied' })), true],
    ['the stream was tombstoned', because(Object.assign(new Error('no'), { type: 'stream-deleted' })), true],
    ['nobody answered in time', because(new LogUnavailable('nothing was said for 2000 ms')), false],
    ['the line broke', because(Object.assign(new Error('gone'), { code: 14 })), false],
    [
      'the certificate is another’s',
      because(new Error('self-signed certificate in certificate chain')),
      false,
    ],
    ['nothing is known of it', new LogUnavailable('the log is closed'), false],
  ])('tells whether the store has answered when %s', (_what, error, answered) => {
    expect(hasAnswered(error)).toBe(answered);
  });
});
