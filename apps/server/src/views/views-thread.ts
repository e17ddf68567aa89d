import { workerData } from 'node:worker_threads';
import { comparePositions } from '@xiaohao/event-log';
import { hearCommits } from '@xiaohao/event-log/sqlite';
import { ledgerViews } from '@xiaohao/ledger';
import { CopyBack, openToWrite, Projector } from '@xiaohao/projection-runtime';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { openLogSource } from './log-source.js';
import type { ViewsProgress, ViewsRequest, ViewsThreadData } from './messages.js';

/** Events folded in one transaction; small enough that a reader of its own write does not wait long. */
const batchSize = 500;

const { path, logFolder } = workerData as ViewsThreadData;
const log = await openLogSource(logFolder);
const now = (): string => new Date().toISOString();
const open = (file: string): Projector => new Projector(openToWrite(file), ledgerViews, { now });

let projector = open(path);
let copyBack = new CopyBack(projector.db, path);
let stalled: string | null = null;

const report = (): void => {
  const progress: ViewsProgress = {
    position: projector.position,
    parked: projector.parkedStreams(),
    stalled,
  };
  tell(progress);
};

async function retry(of: Projector, stream: string): Promise<boolean> {
  const from = of.retryFrom(stream);
  return from === null || of.retry(stream, await log.stream(stream, from));
}

/** Up to the log's head; `reporting` after each batch, which is of the file that is served. */
async function follow(of: Projector, reporting: boolean): Promise<void> {
  for (;;) {
    const batch = await log.after(of.position, batchSize);
    of.apply(batch);
    for (const stream of of.skippable()) await retry(of, stream);
    if (batch.length === 0) return;
    if (!reporting) continue;
    report();
    copyBack.whenDue();
  }
}

/** Rows that know more than the log are of another log: one that was restored from a copy, perhaps. */
async function refuseOtherLog(): Promise<void> {
  const head = (await log.head()) ?? '0';
  if (projector.position !== null && comparePositions(projector.position, head) > 0)
    throw new Error(`the views stand at ${projector.position}, the log ends at ${head}`);
}

/** The rows stay as they are while the file cannot be written; the next look tries again. */
async function followOrStall(): Promise<void> {
  try {
    await follow(projector, true);
    if (stalled === null) return;
    stalled = null;
    report();
  } catch (fault) {
    stalled = String(fault);
    report();
  }
}

/** Goes on with another file once it is as far as this one, so that no reader ever sees less than before. */
async function change(file: string): Promise<void> {
  const next = open(file);
  const least = projector.position;
  await follow(next, false);
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
      return followOrStall();
    case 'retry': {
      const freed = await retry(projector, request.stream);
      report();
      return freed;
    }
    case 'switch':
      return change(request.path);
    case 'close':
      deafen();
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
    return followOrStall();
  });
});
report();
