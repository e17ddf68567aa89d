import { expect, it } from '@jest/globals';
import { StreamUnreadable } from '@xiaohao/command-handling';
import {
  AppendTooLarge,
  LogDamaged,
  LogFailed,
  LogFull,
  LogUnavailable,
  StreamDeleted,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { translate } from './translate.js';

it.each([
  [new LogDamaged('/data/log/events.db', 'database disk image is malformed'), 503, 'LogInDoubt'],
  [new LogUnavailable('no answer'), 503, 'Unavailable'],
  [new StreamDeleted('no append', { cause: new Error('gone') }), 503, 'StreamDeleted'],
  [new LogFailed('the disk'), 503, 'Unavailable'],
  [new LogFull('no room'), 507, 'StorageFull'],
  [new AppendTooLarge(2_000_000, 1_048_576), 413, 'BodyTooLarge'],
  [new WrongExpectedRevision('problem-a', '1', '2'), 409, 'ConcurrentChange'],
  [new StreamUnreadable('problem-a', '3', new Error('it is no JSON')), 503, 'StreamUnreadable'],
])('%p is answered with its own status and name', (error, status, code) => {
  const problem = translate(error);
  expect([problem?.getStatus(), problem?.code]).toEqual([status, code]);
  expect(JSON.stringify([problem?.parts.zh, problem?.parts.en])).not.toContain('/data');
});

it.each([
  new StreamUnreadable('problem-a', '3', new Error('it is no JSON')),
  new StreamDeleted('no append', { cause: new Error('gone') }),
])('%p names no time at which to try again', (error) => {
  expect(translate(error)?.parts.headers).not.toHaveProperty('retry-after');
});

it('an error of no room is a fault of ours', () => {
  expect(translate(new TypeError('x is not a function'))).toBeUndefined();
});
