import { workerData } from 'node:worker_threads';
import { comparePositions } from '@xiaohao/event-log';
import { hearCommits } from '@xiaohao/event-log/sqlite';
import { ledgerViews } from '@xiaohao/ledger';
import { CopyBack, openToWrite, Projector } from '@xiaohao/projection-runtime';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { openLogSource } from './log-source.js';
import type { ViewsProgress, ViewsRequest, ViewsThreadData } from './messages.js';

/** Events taken at once; few enough that a reader of its own write does not wait long. */
const batchSize = 500;
/**
 * Rows become visible together so often, and at once where somebody wants to read them; milliseconds. The pages and
 * lists of words that each event touches are nearly the same ones, so that saving many costs little more than saving one.
 */
const saveEvery = 100;
/**
 * Rows that wait in memory before they are written: what an event changes the next one often changes again. More of
 * them would be written in one go in which nobody is answered.
 */
const mostWaiting = 300;

const { path, logFolder, wanted } = workerData as ViewsThreadData;
const log = await openLogSource(logFolder);
const now = (): string => new Date().toISOString();
const open = (file: string): Projector => new Projector(openToWrite(file), ledgerViews, { now });

let projector = open(path);
let copyBack = new CopyBack(projector.db, path);
let stalled: string | null = null;
let savedAt = 0;
/** How often rows had been wanted when they were saved last. */
let served = 0;
let later: NodeJS.Timeout | undefined;

const report = (): void => {
  const { position, saved } = projector;
  const progress: ViewsProgress = { position, saved, parked: projector.parkedStreams(), stalled };
  tell(progress);
};

function save(): void {
  clearTimeout(later);
  later = undefined;
  served = Atomics.load(wanted, 0);
  if (projector.saved === projector.position) return;
  savedAt = performance.now();
  projector.save();
  stalled = null;
  report();
  copyBack.whenDue();
}

/** What is not saved now is saved by itself a little later. */
function saveWhenDue(): void {
  if (projector.saved === projector.position) return;
  const rest = savedAt + saveEvery - performance.now();
  if (rest <= 0 || Atomics.load(wanted, 0) !== served) save();
  else later ??= setTimeout(() => inTurn(() => orStall(saveAll)), rest);
}

async function retry(of: Projector, stream: string): Promise<boolean> {
  const from = of.retryFrom(stream);
  return from === null || of.retry(stream, await log.stream(stream, from));
}

async function takeNext(of: Projector): Promise<boolean> {
  const batch = await log.after(of.position, batchSize);
  of.take(batch);
  for (const stream of of.skippable()) await retry(of, stream);
  return batch.length > 0;
}

/** Up to the log's head. Whoever waits for an event hears of it before its rows are written. */
async function follow(): Promise<void> {
  for (;;) {
    const more = await takeNext(projector);
    // While the file cannot be written, nothing is held before it is saved.
    if (stalled !== null) save();
    else if (more) report();
    if (projector.waiting >= mostWaiting) projector.write();
    saveWhenDue();
    // Where a row was refused there is something to be taken again.
    if (!more && !projector.isBehind) return;
  }
}

async function saveAll(): Promise<void> {
  save();
  if (projector.isBehind) await follow();
}

/** Rows that know more than the log are of another log: one that was restored from a copy, perhaps. */
async function refuseOtherLog(): Promise<void> {
  const head = (await log.head()) ?? '0';
  if (projector.position !== null && comparePositions(projector.position, head) > 0)
    throw new Error(`the views stand at ${projector.position}, the log ends at ${head}`);
}

/** The rows stay as they are while the file cannot be written; the next look tries again. */
async function orStall(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
    if (stalled === null) return;
    stalled = null;
  } catch (fault) {
    stalled = String(fault);
  }
  report();
}

/** Goes on with another file once it is as far as this one, so that no reader ever sees less than before. */
async function change(file: string): Promise<void> {
  const next = open(file);
  // Questions that are under way are answered from the file before.
  save();
  const least = projector.position;
  while (await takeNext(next)) next.save();
  if (least !== null && (next.position === null || comparePositions(next.position, least) < 0)) {
    next.db.close();
    throw new Error(`the rebuilt views end at ${next.position}, before ${least}`);
  }
  await copyBack.close();
  projector.db.close();
  projector = next;
  copyBack = new CopyBack(projector.db, file);
  report();
}

await refuseOtherLog();
const inTurn = serveRequests<ViewsRequest>(async (request) => {
  switch (request.kind) {
    case 'follow':
      return orStall(follow);
    case 'save':
      return orStall(saveAll);
    case 'retry': {
      const freed = await retry(projector, request.stream);
      report();
      return freed;
    }
    case 'switch':
      return change(request.path);
    case 'close':
      deafen();
      clearTimeout(later);
      await orStall(save);
      await copyBack.close();
      projector.db.close();
      return log.close();
    default:
      return request satisfies never;
  }
});
let planned = false;
const deafen = hearCommits(logFolder, () => {
  if (planned) return;
  planned = true;
  inTurn(() => {
    planned = false;
    return orStall(follow);
  });
});
report();
