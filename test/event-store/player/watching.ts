import { END, eventTypeFilter, type Filter, START, streamNameFilter } from '@eventstore/db-client';
import type { Answer, Step } from './recording.js';
import { shownError, shownEvent } from './shown.js';
import { isOwn, type Stage } from './streams.js';

/** What a subscription has shown, in order. */
export class Watched {
  /** All that it has shown, also what nobody asked for. */
  readonly log: Answer[] = [];
  private shown = 0;

  constructor(readonly unsubscribe: () => Promise<void>) {}

  add(entry: Answer): void {
    this.log.push(entry);
  }

  /** What was added since it was asked last, once `count` entries are there or the time is up, and a moment after. */
  async seen(count: number): Promise<readonly Answer[]> {
    const until = Date.now() + longest;
    while (this.log.length - this.shown < count && Date.now() < until) await pause(5);
    await pause(moment);
    const news = this.log.slice(this.shown);
    this.shown = this.log.length;
    return news;
  }
}

const longest = 8_000;
const moment = 120;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function filterOf({ names }: Stage, { filter }: Step): Filter | undefined {
  if (!filter) return undefined;
  const { on, prefixes, regex } = filter;
  const make = on === 'stream' ? streamNameFilter : eventTypeFilter;
  if (regex !== undefined) return make({ regex: regex.replaceAll('RUN-', names.prefix) });
  return make({
    prefixes: (prefixes ?? []).map((prefix) => (on === 'stream' ? names.prefix + prefix : prefix)),
  });
}

/** Subscribes and waits until the server has confirmed. */
export async function subscribe(stage: Stage, step: Step): Promise<Watched> {
  const { client, names } = stage;
  const resolveLinkTos = step.resolve ?? false;
  const from = typeof step.from === 'number' ? BigInt(step.from) : step.from === 'end' ? END : START;
  const filter = filterOf(stage, step);
  const subscription = step.all
    ? client.subscribeToAll({
        fromPosition: from === END ? END : START,
        resolveLinkTos,
        ...(filter ? { filter } : {}),
      })
    : client.subscribeToStream(names.stream(step.stream ?? ''), { fromRevision: from, resolveLinkTos });
  const watched = new Watched(() => subscription.unsubscribe());
  const confirmed = new Promise<void>((resolve) => {
    subscription
      .on('confirmation', () => resolve())
      .on('data', (event) => {
        if (!step.all || isOwn(names, event)) watched.add(shownEvent(names, event));
      })
      .on('error', (error) => {
        watched.add(shownError(names, error));
        resolve();
      })
      .on('end', () => watched.add({ end: true }));
    if (!step.all) subscription.on('caughtUp', () => watched.add({ caughtUp: true }));
  });
  await confirmed;
  return watched;
}
