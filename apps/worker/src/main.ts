import { LogInUse } from '@xiaohao/event-log';
import { TriggerRefused } from '@xiaohao/scheduling';
import { pino } from 'pino';
import { readConfiguration } from '../../server/src/configuration/configuration.js';
import { ConfigurationError } from '../../server/src/configuration/configuration-error.js';
import type { House } from '../../server/src/house/house.js';
import { ClockMismatch } from '../../server/src/house/log-beginning.js';
import { openHouse } from '../../server/src/house/open-house.js';

/**
 * The house without its door: it chases and delivers, and serves no request. One process writes the embedded log, so
 * that beside a server on the same folder it refuses to start; there the server does this work itself.
 */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = pino({ level: configuration.logLevel });
  const house = await openHouse(configuration, logger);
  stopOnSignals(house);
  void house.failed.then((error) => {
    logger.fatal({ err: error }, 'the disk refused a write: this process stops');
    process.exit(1);
  });
  process.stdout.write(`销号 Xiaohao worker  ${house.chase.health().trigger}\n`);
  process.send?.({ ready: true });
}

function stopOnSignals(house: House): void {
  let stopping = false;
  // The triggers keep no process alive by themselves.
  const alive = setInterval(() => undefined, 60_000);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      clearInterval(alive);
      house.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

try {
  await main();
} catch (error) {
  const refused = [ConfigurationError, LogInUse, ClockMismatch, TriggerRefused];
  if (!(error instanceof Error && refused.some((kind) => error instanceof kind))) throw error;
  const beside =
    error instanceof LogInUse
      ? '内嵌日志只有一个写入者：服务器自己催办和投递，不需要另开 worker / the embedded log has one writer: the server chases and delivers by itself, and no worker is needed\n'
      : '';
  process.stderr.write(`${error.message}\n${beside}`);
  process.exit(78);
}
