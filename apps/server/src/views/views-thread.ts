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
let wantedBefore = 0;
let later: NodeJS.Timeout | undefined;

const report = (): void => {
  const { position, saved } = projector;
  const progress: ViewsProgress = { position, saved, parked: projector.parkedStreams(), stalled };
  tell(progress);
};

async function takeNext(of: Projector): Promise<boolean> {
  const batch = await log.after(of.position, batchSize);
  of.take(batch);
  return batch.length > 0;
}

/** Where a row was refused, all that was held is taken again before anybody hears how far the rows are. */
async function takeRefused(): Promise<void> {
  while (projector.isDoubtful)
    if (!(await takeNext(projector))) throw new Error('the log ends before what was taken from it');
}

async function save(): Promise<void> {
  clearTimeout(later);
  later = undefined;
  wantedBefore = Atomics.load(wanted, 0);
  if (projector.saved !== projector.position) {
    savedAt = performance.now();
    projector.save();
    await takeRefused();
    stalled = null;
  }
  report();
  copyBack.whenDue();
}

/** While the file could not be written, what is to be saved has to be taken again. */
const saveAll = (): Promise<void> => (stalled === null ? save() : follow());

/** What is not saved now is saved by itself a little later. */
async function saveWhenDue(): Promise<void> {
  if (projector.saved === projector.position) return;
  const rest = savedAt + saveEvery - performance.now();
  if (rest <= 0 || Atomics.load(wanted, 0) !== wantedBefore) await save();
  else later ??= setTimeout(() => inTurn(() => orStall(saveAll)), rest);
}

async function retry(of: Projector, stream: string): Promise<boolean> {
  const from = of.retryFrom(stream);
  return from === null || of.retry(stream, await log.stream(stream, from));
}

async function retrySkippable(of: Projector): Promise<void> {
  for (const stream of of.skippable()) await retry(of, stream);
}

/** False when there was nothing to get past. */
async function getPastSkipped(): Promise<boolean> {
  if (projector.skippable().length === 0) return false;
  projector.save();
  await takeRefused();
  await retrySkippable(projector);
  return true;
}

/** Up to the log's head. Whoever waits for an event hears of it before its rows are written. */
async function follow(): Promise<void> {
  for (;;) {
    const more = await takeNext(projector);
    // Before anybody hears that the skipping is held: they would still find the event parked.
    const passed = await getPastSkipped();
    // While the file cannot be written, nothing is held before it is saved.
    if (stalled !== null) await save();
    else if (more || passed) report();
    if (projector.waiting >= mostWaiting) {
      projector.write();
      await takeRefused();
    }
    await saveWhenDue();
    if (!more) return;
  }
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
  // Until they are told of the other file, readers go on with this one.
  await orStall(saveAll);
  const least = projector.position;
  while (await takeNext(next)) next.save();
  await retrySkippable(next);
  if (least !== null && (next.position === null || comparePositions(next.position, least) < 0)) {
    next.db.close();
    throw new Error(`the rebuilt views end at ${next.position}, before ${least}`);
  }
  await copyBack.close();
  projector.db.close();
  projector = next;
  copyBack = new CopyBack(projector.db, file);
}

await refuseOtherLog();
const inTurn: (work: () => Promise<void>) => void = serveRequests<ViewsRequest>(async (request) => {
  switch (request.kind) {
    case 'follow':
      return orStall(follow);
    case 'save':
      return orStall(saveAll);
    case 'retry':
      return retry(projector, request.stream).finally(report);
    case 'switch':
      await change(request.path);
      // After the answer: by then readers have gone over.
      return inTurn(async () => report());
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
