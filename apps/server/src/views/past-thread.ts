import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { PastFile, pastQueries, pastVersions } from '@xiaohao/ledger';
import { serveRequests, tell } from '../threads/serve-requests.js';
import { openLogSource } from './log-source.js';
import type { PastNotice, PastRequest, PastThreadData } from './messages.js';
import { PastNotReady } from './past-not-ready.js';
import { ViewsNotReady } from './views-not-ready.js';

/** How long it goes on by itself before it looks whether somebody asks; milliseconds. */
const stretch = 400;
/** Once somebody has asked, it is kept near the head, so that the next question waits little; milliseconds. */
const lookEvery = 30_000;

const { folder, logFolder, cursorSecret, patience = 1_500 } = workerData as PastThreadData;
const source = await openLogSource(logFolder);
const name = `ledger-${pastVersions()}.db`;
const now = (): string => new Date().toISOString();
let file: PastFile | undefined;
let closed = false;

/** Files of other versions, or all of them. */
function sweep(all: boolean): void {
  mkdirSync(folder, { recursive: true });
  for (const found of readdirSync(folder))
    if (all || !found.startsWith(name)) rmSync(join(folder, found), { force: true });
}

const open = (): Promise<PastFile> => PastFile.open({ path: join(folder, name), source, cursorSecret, now });

/** The file as it is; one that is damaged, or of another log, is made anew. */
async function opened(): Promise<PastFile> {
  if (file !== undefined) return file;
  sweep(false);
  try {
    file = await open();
  } catch {
    sweep(true);
    file = await open();
  }
  return file;
}

function report({ position, head, parked }: PastFile): void {
  const notice: PastNotice = { position: String(position), head: String(head), parked };
  tell(notice);
}

const isParked = ({ parked }: PastFile, stream: string): boolean =>
  parked.some((entry) => entry.stream === stream);

/** True once it holds all that the log has. What hinders it is told as something that may pass. */
async function follow(milliseconds: number): Promise<boolean> {
  try {
    const there = await (await opened()).follow(milliseconds);
    if (file !== undefined) report(file);
    return there;
  } catch (fault) {
    file?.close();
    file = undefined;
    if (fault instanceof Error && fault.name === 'PastFileSpent') {
      sweep(true);
      return false;
    }
    throw new ViewsNotReady(String(fault));
  }
}

const inTurn = serveRequests<PastRequest>(async (request) => {
  switch (request.kind) {
    case 'ask': {
      const there = await follow(patience);
      if (file === undefined || !there) {
        goOn();
        throw new PastNotReady(String(file?.position ?? 0), String(file?.head ?? 0));
      }
      const query = pastQueries[request.query] as (of: PastFile, params: unknown) => unknown;
      return query(file, request.params);
    }
    case 'retry': {
      if (!(await follow(patience))) goOn();
      return file === undefined || !isParked(file, request.stream);
    }
    case 'close':
      closed = true;
      clearInterval(timer);
      file?.close();
      return source.close();
    default:
      return request satisfies never;
  }
});

let planned = false;
function goOn(): void {
  if (planned || closed) return;
  planned = true;
  inTurn(async () => {
    planned = false;
    if (closed) return;
    const there = await follow(stretch).catch(() => true);
    if (!there) goOn();
  });
}
const timer = setInterval(goOn, lookEvery).unref();
