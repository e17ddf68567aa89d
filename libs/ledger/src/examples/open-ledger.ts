import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MemorySource, openToRead, positionOf, rebuild } from '@xiaohao/projection-runtime';
import { Ledger } from '../asking/ledger.js';
import { ledgerViews } from '../views.js';

export interface OpenedLedger {
  readonly ledger: Ledger;
  close(): void;
}

/** All views of a history in a file of their own, and a ledger over it. */
export async function openLedger(history: MemorySource): Promise<OpenedLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-ledger-'));
  const path = join(folder, 'views.db');
  await rebuild({ path, views: ledgerViews, source: history, now: () => '2026-01-05T00:00:00.000Z' });
  if (positionOf(path) !== (await history.head())) throw new Error('the rebuild did not reach the head');
  const ledger = new Ledger(openToRead(path), history, Buffer.alloc(32, 7));
  return {
    ledger,
    close: () => {
      ledger.db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
