import { workerData } from 'node:worker_threads';
import { comparePositions, LogUnavailable, type Subscription } from '@xiaohao/event-log';
import { EventStoreLog, type StoredEvent, StoreSetBack } from '@xiaohao/event-log/eventstoredb';
import { CopyGap, LogCopy } from '@xiaohao/event-log/sqlite';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { AsOfFile } from './as-of-file.js';
import type { CopyNotice, CopyRequest, CopyState, CopyThreadData } from './messages.js';

/** Events that are read and written at once. */
const batchSize = 1_000;
/** How often the store's head is held against the copy, milliseconds. */
const watchEvery = 1_000;
/** A gap is read again after this, milliseconds: the store itself may have been asked at a bad moment. */
const gapPause = 500;
/** Nobody waits longer for a store that does not answer, milliseconds. */
const longestSilence = 2_000;

const { folder, url, prefix, times, waits = false } = workerData as CopyThreadData;
const say = (notice: CopyNotice): void => tell(notice);
const log = new EventStoreLog({
  url,
  prefix,
  ...(times === undefined ? {} : { times }),
  onTrouble: (what) => say({ kind: 'trouble', what }),
});
const copy = LogCopy.open(folder);

let end: Pick<StoredEvent, 'stream' | 'revision' | 'id' | 'position'> | undefined = copy.last();
let position = end?.position ?? null;
const known = new AsOfFile(folder);
let asOf: string | null = known.read();
let head: string | null = null;
let fault: string | null = null;
let missing: string | null = null;
/** What the store does not hold of the copy, as it seemed at the last look. */
let setBack: string | null = null;
/** Looks at the store so far, and the last one that found in it what this copy ends with. */
let looks = 0;
let whole = 0;
/** Looks in a row at which the store did not hold what this copy ends with. From the first on nothing is written. */
let behind = 0;
/** So many are told of: a node that was started again has not read everything yet. */
const behindAWhile = 2;
/** After so many it will not come any more. A new leader needs some seconds until it has all that was acknowledged. */
const behindForGood = 15;

interface Waiting {
  readonly until: string;
  readonly reached: () => void;
  readonly failed: (error: unknown) => void;
}
let waiting: Waiting[] = [];
/** Reads in a row that had a gap; after some, those who wait are told that it stays. */
let gaps = 0;
const gapsThatStay = 3;

const state = (): CopyState => ({
  position,
  asOf,
  head,
  link: log.link.state,
  fault: fault ?? (behind < behindAWhile ? null : setBack),
  whole,
  setBack,
  missing,
  news: log.newsCounts,
});
const report = (): void => say({ kind: 'state', state: state() });
const holds = (wanted: string | null): boolean =>
  wanted === null || (position !== null && comparePositions(position, wanted) >= 0);

function take(batch: readonly StoredEvent[]): void {
  copy.add(batch);
  end = batch.at(-1) ?? end;
  position = end?.position ?? null;
  // What came since the last look at the store's end was there, too.
  if (position !== null && (head === null || comparePositions(head, position) < 0)) head = position;
  fault = null;
  gaps = 0;
  const heads = new Map(batch.map(({ stream, revision }) => [stream, revision]));
  say({ kind: 'grown', heads: [...heads], state: state() });
  const reached = waiting.filter(({ until }) => holds(until));
  waiting = waiting.filter(({ until }) => !holds(until));
  for (const one of reached) one.reached();
}

/** Whoever waits for the copy asks again, or goes without. */
function sendAway(why: Error): void {
  for (const { failed } of waiting) failed(why);
  waiting = [];
}

function giveUpIfItStays(gap: CopyGap): void {
  gaps += 1;
  if (gaps < gapsThatStay) return;
  missing = gap.message;
  sendAway(gap);
}

let following: Subscription | undefined;
let again: NodeJS.Timeout | undefined;

/** What could not be taken in is read anew: a batch that is kept and offered again would never get better. */
function follow(): void {
  const mine = log.subscribeRaw({ batchSize, ...(position === null ? {} : { after: position }) }, (batch) => {
    if (following !== mine) return;
    try {
      take(batch);
    } catch (error) {
      fault = String(error);
      report();
      if (error instanceof CopyGap) giveUpIfItStays(error);
      following = undefined;
      void mine.stop();
      again = setTimeout(follow, error instanceof CopyGap ? gapPause : watchEvery);
    }
  });
  following = mine;
}

function seenWhole(at: string): void {
  asOf = at;
  known.note(at);
}

/** A store that was set back to an earlier day has lost what this copy still holds, whatever was written to it since. */
function noteIfBehind(held: typeof end, isThere: boolean): void {
  behind = isThere ? 0 : behind + 1;
  setBack = null;
  if (held === undefined || isThere) return;
  const isShorter = head === null || comparePositions(head, held.position) < 0;
  setBack = isShorter
    ? `the store ends at ${head ?? 'nothing'}, this node’s copy at ${held.position}`
    : `the store does not hold event ${held.revision} of ${held.stream}, which this node’s copy ends with`;
  if (behind >= behindForGood) missing = setBack;
}

async function watch(): Promise<void> {
  const asked = new Date().toISOString();
  const held = end;
  looks += 1;
  try {
    head = await log.head();
    noteIfBehind(held, held === undefined || (await log.holds(held)));
    if (behind === 0) whole = looks;
    if (holds(head) && behind === 0) seenWhole(asked);
  } catch {
    // The link has noted it; the state says so. What was seen before is no row of looks any more.
    behind = 0;
    if (log.link.downFor >= longestSilence)
      sendAway(new LogUnavailable('the store does not answer any more'));
  }
  report();
}

let watching: NodeJS.Timeout | undefined;
function begin(): void {
  if (watching !== undefined) return;
  follow();
  watching = setInterval(() => void watch(), watchEvery);
}
if (waits) report();
else begin();

serveRequests<CopyRequest>(async (request) => {
  switch (request.kind) {
    case 'catchUp': {
      if (watching === undefined) throw new LogUnavailable('the store was not examined yet');
      const asked = new Date().toISOString();
      const until = await log.head();
      if (until !== null && !holds(until))
        await new Promise<void>((reached, failed) => waiting.push({ until, reached, failed }));
      if (end !== undefined && !(await log.holds(end))) throw StoreSetBack.at(end.position);
      seenWhole(asked);
      report();
      return;
    }
    case 'begin':
      begin();
      return;
    case 'close':
      clearInterval(watching);
      clearTimeout(again);
      following = undefined;
      await log.close();
      copy.close();
      known.keep();
      return;
    default:
      return request satisfies never;
  }
});
