import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { EventUnreadable, LogDamaged, LogUnavailable } from '@xiaohao/event-log';
import { LogCopy } from '@xiaohao/event-log/sqlite';
import { InvalidCursor, InvalidQuery, ledgerViews } from '@xiaohao/ledger';
import { createSchema, openToWrite } from '@xiaohao/projection-runtime';
import { faultOf } from '../threads/thread.js';
import { Asker, errorOf } from './asker.js';
import { ViewsNotReady } from './views-not-ready.js';

describe('the threads that read', () => {
  let folder: string;
  let asker: Asker;
  const path = (): string => join(folder, 'views.db');
  const list = () => asker.ask('listProblems', { grant: everything });
  const makeFile = (): void => {
    const db = openToWrite(path());
    createSchema(db, ledgerViews);
    db.close();
  };
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
    ['quick', () => list()],
    ['slow', () => asker.ask('countProblems', { by: ['stage'], grant: everything })],
  ])('begin anew where one died: what is %s', async (_, ask) => {
    await expect(ask()).rejects.toThrow('unable to open database file');
    makeFile();
    await ask();
  });

  it('go on with the file that they have where another one cannot be opened', async () => {
    makeFile();
    await list();
    await expect(asker.change(join(folder, 'none.db'))).rejects.toThrow('unable to open database file');
    await list();
  });

  it('are begun by nobody after the end', async () => {
    makeFile();
    await asker.close();
    asker.warmUp();
    await expect(list()).rejects.toThrow(ViewsNotReady);
  });

  it.each([
    new LogDamaged('events.db', 'malformed'),
    new LogUnavailable('it is closed'),
    new EventUnreadable('problem-a', '3'),
    new InvalidCursor('of another list'),
    new InvalidQuery('sort', 'one there is'),
  ])('pass on an error as what it is: %s', (error) => {
    const passed = errorOf(faultOf(error));
    expect(passed).toEqual(error);
    expect(passed).toBeInstanceOf(error.constructor);
    expect({ ...passed }).toEqual({ ...error });
  });
});
