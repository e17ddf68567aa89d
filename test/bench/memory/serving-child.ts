import { setTimeout as pause } from 'node:timers/promises';
import { LedgerViews } from '../../../apps/server/src/views/index.js';

// Opens the views of a log, asks each kind of question some times, says how much memory is held.
const [folder = ''] = process.argv.slice(2);
const start = performance.now();
const views = await LedgerViews.open({
  dataFolder: folder,
  logFolder: folder,
  cursorSecret: Buffer.alloc(32, 1),
});
await views.ready;
const readyMs = performance.now() - start;
for (let round = 0; round < 100; round++) {
  const { problems } = await views.ask('listProblems', { sort: 'lastEventAt', filter: { text: '吃喝' } });
  for (const { id } of problems.slice(0, 5)) views.problemDetail(id);
  await views.ask('listProblems', { filter: { stage: ['rectifying'] } });
  await views.ask('listMeasures', { open: true });
}
await pause(500);
process.stdout.write(JSON.stringify({ rss: process.memoryUsage().rss, readyMs }));
await views.close();
