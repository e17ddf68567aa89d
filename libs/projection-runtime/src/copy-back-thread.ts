import { DatabaseSync } from 'node:sqlite';
import { workerData } from 'node:worker_threads';
import type { CopyBackData } from './copy-back.js';

const { path, port } = workerData as CopyBackData;
const db = new DatabaseSync(path);
const copy = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

port.on('message', () => {
  try {
    copy.get();
  } catch {
    // A disk that is full or ill says so to the writer too, when the file has grown to where SQLite copies by itself.
  }
  port.postMessage(null);
});
port.on('close', () => db.close());
