import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import { hearCommits, SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { someEvent } from './crash-tests/some-event.js';
import { withFolder } from './crash-tests/temporary-folder.js';

const listener = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.module).then(({ hearCommits }) => {
    hearCommits(workerData.folder, () => parentPort.postMessage('heard'));
    parentPort.on('message', () => process.exit());
    parentPort.postMessage('listening');
  });
`;

const append = (log: SqliteEventLog, stream: string) =>
  log.append(stream, 'absent', [someEvent(randomUUID(), 0, 1, 10)]);

describe('the bell of commits', () => {
  it(
    'is heard in another thread',
    withFolder(async (folder) => {
      const log = await SqliteEventLog.open({ folder });
      const module = new URL('./index.js', import.meta.url).href;
      const thread = new Worker(listener, { eval: true, workerData: { module, folder } });
      const said = (): Promise<string> => new Promise((resolve) => thread.once('message', resolve));
      expect(await said()).toBe('listening');
      const heard = said();
      await append(log, 'a');
      expect(await heard).toBe('heard');
      thread.postMessage('end');
      await log.close();
    }),
  );

  it(
    'is of one log alone, and silent once one has stopped listening',
    withFolder(async (folder) => {
      const mine = await SqliteEventLog.open({ folder: `${folder}/mine` });
      const other = await SqliteEventLog.open({ folder: `${folder}/other` });
      let rung = 0;
      const once = new Promise<void>((resolve) => {
        const deafen = hearCommits(`${folder}/mine`, () => {
          rung += 1;
          deafen();
          resolve();
        });
      });
      await append(other, 'a');
      await append(mine, 'a');
      await once;
      await append(mine, 'b');
      await mine.close();
      await other.close();
      expect(rung).toBe(1);
    }),
  );
});
