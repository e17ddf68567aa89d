import { LogInUse } from '@xiaohao/event-log';
import { pino } from 'pino';
import { readConfiguration } from '../../server/src/configuration/configuration.js';
import { started } from '../../server/src/house/end-of-start.js';
import { openHouse } from '../../server/src/house/open-house.js';
import { refuseWords } from '../../server/src/house/refuse-words.js';
import { endOnSignals, stopOnSignals } from '../../server/src/house/stop-on-signals.js';
import { stopWithParent } from '../../server/src/house/stop-with-parent.js';

/**
 * The house without its door: it chases and delivers, and serves no request. Over an event store it is one more node.
 * One process writes the embedded log, so that beside a server on the same folder it refuses to start; there the
 * server does this work itself.
 */
async function main(): Promise<void> {
  const starts = endOnSignals();
  const configuration = readConfiguration(process.env);
  const logger = pino({ level: configuration.logLevel });
  const house = await openHouse(configuration, logger);
  house.begin();
  // The triggers keep no process alive by themselves.
  const alive = setInterval(() => undefined, 60_000);
  starts();
  stopOnSignals(async () => {
    clearInterval(alive);
    await house.close();
  });
  stopWithParent();
  void house.failed.then((error) => {
    logger.fatal({ err: error }, 'this process must not write the log any more: it stops');
    process.exit(1);
  });
  if (house.firstKey.warning) process.stderr.write(`${house.firstKey.warning}\n`);
  process.stdout.write(`销号 Xiaohao worker  ${house.chase.health().trigger}\n`);
  if (process.connected) process.send?.({ ready: true });
}

refuseWords(process.argv.slice(2));
await started(main, (error) =>
  error instanceof LogInUse
    ? '内嵌日志只有一个写入者：服务器自己催办和投递，不需要另开 worker / the embedded log has one writer: the server chases and delivers by itself, and no worker is needed\n'
    : '',
);
