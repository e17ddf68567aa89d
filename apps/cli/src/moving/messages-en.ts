import type { movingZh } from './messages-zh.js';

/** What is said when a log is moved, in English. */
export const movingEn: Record<keyof typeof movingZh, string> = {
  copying: 'Copying events',
  copyWaits: 'The event store does not answer; tried again in {seconds} s: {cause}',
  copied: 'Compared and alike: {events} events ({written} of them written now), digest {digest}',
  copySourceGrew:
    'Note: the source has got further events meanwhile, which are not in the target. Stop the servers of the source and run this once more: it adds what is new. The target is good as it is',
  copyDiffers:
    'Event {at} of the target is not that of the source (revision {revision} of {stream}): take another target, an empty one or that of the same copy',
  copyLonger: 'The target holds more events than the source: they are not one log',
  copyWithin:
    'Source and target lie on one server, and the prefix of one begins that of the other: it would be copied into itself',
  copyOfAnother:
    'The target holds stream {stream}, which the source does not know: it is of another ledger. A ledger without a prefix has its server to itself, and no prefix may begin another one. What was copied before it was seen stays',
  copyWithinAnother:
    'The target’s server holds a ledger with the prefix "{prefix}" (stream {stream}), which would take events under {own} for its own: a ledger without a prefix has its server to itself, and no prefix may begin another one. Take another server or another prefix. Nothing was written',
  copyGap:
    'The source lacks event {revision} of {stream} (number {found} comes next): it was removed or scavenged, and a log with a gap cannot be moved. Restore the source from its backup first',
  copyTwice:
    'Event {id} is in the source twice: {first}, and {second}. There may be a copy under a prefix on the same server; copy from a server that holds one ledger, or name one of them with --from-prefix',
  copyNotOurs:
    'Event {revision} of {stream} in {place} was not written by this system, or was altered: {cause}',
  copyAt: 'revision {revision} of {stream}',
  copyWrittenMeanwhile:
    'Stream {stream} of the target is at {actual} by now, not at {expected}: something else writes to the target. Stop it and try again',
  placeRefused: '{place} answers, and refuses: {cause}',
  placeUnusable: '{place} cannot be used: {cause}',
  logMissing: 'There is no log in {place}',
  logHeld: 'The log is in use: {cause}',
};
