import { parentPort, workerData } from 'node:worker_threads';
import { Checkpoints } from './checkpoints.js';
import { commitBell } from './commit-bell.js';
import { openForWriting } from './database.js';
import { LogWriter } from './log-writer.js';
import type { Batch, FromWriter, ToWriter, WriterSettings } from './messages.js';
import { faultOf } from './sqlite-fault.js';

const { file, maxBytes }: WriterSettings = workerData;
const port = parentPort;
if (!port) throw new Error('the writer runs in a worker thread');

const tell = (message: FromWriter): void => port.postMessage(message);
const report = (error: unknown): void =>
  tell({
    kind: 'fault',
    fault: faultOf(error),
    message: error instanceof Error ? error.message : String(error),
  });

const database = openForWriting(file, maxBytes);
const checkpoints = new Checkpoints(database);
checkpoints.now();
const writer = new LogWriter(database);
const bell = commitBell(file);

const write = (batch: Batch): void => {
  try {
    const answers = writer.commit(batch);
    port.postMessage({ kind: 'answers', answers } satisfies FromWriter, [answers.buffer as ArrayBuffer]);
    bell.ring();
  } catch (error) {
    report(error);
    return;
  }
  // After the answer, so that nobody waits for it.
  try {
    checkpoints.whenDue();
  } catch (error) {
    report(error);
  }
};

port.on('message', (message: ToWriter) => {
  if (message.kind === 'batch') {
    write(message.batch);
    return;
  }
  try {
    checkpoints.now();
    database.close();
  } catch (error) {
    report(error);
  }
  bell.close();
  port.close();
});
tell({ kind: 'ready' });
