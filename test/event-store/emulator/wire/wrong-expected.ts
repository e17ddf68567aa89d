import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

/** For no stream a server says 2^64 − 1 here, which a number cannot be: this is the greatest that can be sent. */
const nearestToNone = 2 ** 64 - 2048;

/** What an Append is told that expected something else; in the fields of today and in those for clients before 20.6.1. */
export function wrongExpected(
  options: streams.AppendReq.Options,
  current: number,
): streams.AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  const yes = new shared.Empty();
  if (current < 0) message.setCurrentNoStream(yes).setNoStream2060(yes);
  else message.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  if (options.hasRevision()) {
    const revision = options.getRevision();
    return message
      .setExpectedRevision(revision)
      .setExpectedRevision2060(Math.min(Number(revision), nearestToNone));
  }
  if (options.hasNoStream()) return message.setExpectedNoStream(yes).setExpectedRevision2060(nearestToNone);
  if (options.hasStreamExists()) return message.setExpectedStreamExists(yes).setStreamExists2060(yes);
  return message.setExpectedAny(yes).setAny2060(yes);
}
