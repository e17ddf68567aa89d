import { workerData } from 'node:worker_threads';
import { Ledger, ledgerQueries, ledgerViews } from '@xiaohao/ledger';
import { openToRead, viewsHash } from '@xiaohao/projection-runtime';
import { serveRequests } from '../threads/serve-requests.js';
import { openLogSource } from './log-source.js';
import type { QueryRequest, QueryThreadData } from './messages.js';

const { path, logFolder, cursorSecret } = workerData as QueryThreadData;
const log = await openLogSource(logFolder);
/** Pages kept by each thread: of 100,000 problems the list and its indexes, so that filters read no file. */
const cacheKiB = 65_536;
const open = (file: string): Ledger => new Ledger(openToRead(file, cacheKiB), log, cursorSecret);

let ledger = open(path);

/** Rows of one moment, and the position they stand at. */
function hash(): { readonly hash: string; readonly position: string | null } {
  ledger.db.exec('BEGIN');
  try {
    const at = ledger.one<{ position: string }>('SELECT position FROM checkpoint');
    return { hash: viewsHash(ledger.db, ledgerViews), position: at?.position ?? null };
  } finally {
    ledger.db.exec('COMMIT');
  }
}

serveRequests<QueryRequest>(async (request) => {
  switch (request.kind) {
    case 'ask': {
      const query = ledgerQueries[request.query] as (ledger: Ledger, params: unknown) => unknown;
      const answer = await query(ledger, request.params);
      return request.text ? JSON.stringify(answer) : answer;
    }
    case 'hash':
      return hash();
    case 'open': {
      const next = open(request.path);
      ledger.db.close();
      ledger = next;
      return;
    }
    case 'close':
      ledger.db.close();
      return log.close();
    default:
      return request satisfies never;
  }
});
