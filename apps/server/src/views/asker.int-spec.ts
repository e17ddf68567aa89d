import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { LogCopy } from '@xiaohao/event-log/sqlite';
import { ledgerViews } from '@xiaohao/ledger';
import { createSchema, openToWrite } from '@xiaohao/projection-runtime';
import { Asker } from './asker.js';

describe('the threads that read', () => {
  let folder: string;
  let asker: Asker;
  const path = (): string => join(folder, 'views.db');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-asker-'));
    LogCopy.open(folder).close();
    asker = new Asker({ path: path(), logFolder: folder, cursorSecret: Buffer.alloc(32, 1) });
  });
  afterEach(async () => {
    await asker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['quick', () => asker.ask('listProblems', { grant: everything })],
    ['slow', () => asker.ask('countProblems', { by: ['stage'], grant: everything })],
  ])('begin anew where one died: what is %s', async (_, ask) => {
    await expect(ask()).rejects.toThrow('unable to open database file');
    const db = openToWrite(path());
    createSchema(db, ledgerViews);
    db.close();
    await ask();
  });
});
