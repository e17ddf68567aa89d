import type { RawEvent } from '@xiaohao/projection-runtime';
import { versionOf } from './corpus.js';

/** A stream from its beginning to its last event that adds a version. */
interface Choice {
  readonly events: readonly RawEvent[];
  readonly adds: ReadonlySet<string>;
}

function choiceOf(events: readonly RawEvent[], missing: ReadonlySet<string>): Choice {
  const adds = new Set<string>();
  let end = 0;
  for (const [at, event] of events.entries()) {
    const version = versionOf(event);
    if (!missing.has(version) || adds.has(version)) continue;
    adds.add(version);
    end = at + 1;
  }
  return { events: events.slice(0, end), adds };
}

/** As few events as will do: streams, each from its beginning, that hold every wanted version which the log has. */
export function chooseStreams(log: readonly RawEvent[], wanted: ReadonlySet<string>): readonly RawEvent[] {
  const missing = new Set(wanted);
  const streams = [...Map.groupBy(log, ({ stream }) => stream).values()];
  const chosen = new Set<RawEvent>();
  while (missing.size > 0) {
    const choices = streams.map((events) => choiceOf(events, missing)).filter(({ adds }) => adds.size > 0);
    const worth = ({ events, adds }: Choice): number => adds.size ** 2 / events.length;
    const [best] = choices.toSorted((a, b) => worth(b) - worth(a));
    if (best === undefined) break;
    for (const event of best.events) chosen.add(event);
    for (const version of best.adds) missing.delete(version);
  }
  return log.filter((event) => chosen.has(event));
}
