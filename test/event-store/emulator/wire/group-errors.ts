import { status } from '@grpc/grpc-js';
import { CallError } from './errors.js';

const groupError = (
  code: status,
  exception: string,
  details: string,
  stream: string,
  group: string,
  more: Readonly<Record<string, string>> = {},
): CallError =>
  new CallError(code, details, { exception, 'stream-name': stream, 'group-name': group, ...more });

const named = (stream: string, group: string): string => `Subscription group ${group} on stream ${stream}`;

export const groupAbsent = (stream: string, group: string): CallError =>
  groupError(
    status.NOT_FOUND,
    'persistent-subscription-does-not-exist',
    `${named(stream, group)} does not exist.`,
    stream,
    group,
  );

export const groupExists = (stream: string, group: string): CallError =>
  groupError(
    status.ALREADY_EXISTS,
    'persistent-subscription-exists',
    `${named(stream, group)} exists.`,
    stream,
    group,
  );

export const groupFailed = (stream: string, group: string, reason: string): CallError =>
  groupError(
    status.INTERNAL,
    'persistent-subscription-failed',
    `${named(stream, group)} failed: '${reason}'`,
    stream,
    group,
    { reason },
  );

export const groupDropped = (stream: string, group: string): CallError =>
  groupError(
    status.CANCELLED,
    'persistent-subscription-dropped',
    `${named(stream, group)} was dropped.`,
    stream,
    group,
  );

export const groupFull = (stream: string, group: string): CallError =>
  groupError(
    status.FAILED_PRECONDITION,
    'maximum-subscribers-reached',
    `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
    stream,
    group,
  );

/** Everything named as a stream: a server answers with the message for streams, which its own side does not expect then. */
export const everythingAsStream = (call: 'Create' | 'Update' | 'Delete'): CallError =>
  new CallError(
    status.UNKNOWN,
    `Envelope callback expected either ${call}PersistentSubscriptionToAllCompleted or NotHandled, received ${call}PersistentSubscriptionToStreamCompleted instead`,
  );
