import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Choice } from '../following/index.js';
import { filterOf } from '../storage/index.js';
import { invalidArgument } from './errors.js';

type Options = streams.ReadReq.Options;

/** Where a reading of a stream begins. */
export function streamStart(options: streams.ReadReq.Options.StreamOptions): number | 'start' | 'end' {
  if (options.hasRevision()) return Number(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
}

const headOfLog = 18_446_744_073_709_551_615n;

/** Where a reading of everything begins. */
export function allStart(options: streams.ReadReq.Options.AllOptions): number | 'start' | 'end' {
  const position = options.getPosition();
  if (!position) return options.hasEnd() ? 'end' : 'start';
  const commit = BigInt(position.getCommitPosition());
  return commit === headOfLog ? 'end' : Number(commit);
}

const defaultWindow = 32;

/** @throws CallError for an expression that is none, and for no checkpoints */
export function choiceIn(options: Options): Choice | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  const on = filter.hasEventType() ? 'type' : 'stream';
  const expression = filter.hasEventType() ? filter.getEventType() : filter.getStreamIdentifier();
  const multiplier = filter.getCheckpointintervalmultiplier();
  if (multiplier === 0) throw invalidArgument('Invalid checkpoint interval multiplier: 0');
  try {
    return {
      wanted: filterOf(on, {
        prefixes: expression?.getPrefixList() ?? [],
        regex: expression?.getRegex() ?? '',
      }),
      checkpointInterval: multiplier * (filter.hasMax() ? filter.getMax() : defaultWindow),
    };
  } catch (error) {
    throw invalidArgument(`Invalid filter: ${String(error)}`);
  }
}
