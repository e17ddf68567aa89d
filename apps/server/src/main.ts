import { LogInUse } from '@xiaohao/event-log';
import { TriggerRefused } from '@xiaohao/scheduling';
import { pino } from 'pino';
import { readConfiguration } from './configuration/configuration.js';
import { ConfigurationError } from './configuration/configuration-error.js';
import { UnfitEventStore } from './event-store/unfit-event-store.js';
import { ClockMismatch } from './house/log-beginning.js';
import { openHouse } from './house/open-house.js';
import { DamagedSecret } from './house/secrets.js';
import { OtherSharedFolder } from './house/shared-folder.js';
import { type Listening, serve } from './server.js';

/** How long open requests may take to end after SIGTERM, milliseconds. */
const drainTime = 10_000;

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = pino({ level: configuration.logLevel, redact: ['req.headers.authorization'] });
  const house = await openHouse(configuration, logger);
  const listening = await serve(house);
  stopOnSignals(listening);
  void house.failed.then((error) => {
    logger.fatal({ err: error }, 'this process must not write the log any more: it stops');
    process.exit(1);
  });
  const { url } = listening;
  const lines = [
    '',
    `  销号 Xiaohao  ${url}`,
    `  接口文档 API       ${url}/docs   (${url}/openapi.json)`,
    `  问题台账 ledger    ${url}/api/v1/problems`,
    `  首个密钥 first key ${house.keyFile ?? 'XIAOHAO_BOOTSTRAP_KEY'}`,
    ...(configuration.clock === 'virtual' ? [`  虚拟时钟 virtual clock ${house.clock.now()}`] : []),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.send?.({ ready: url });
}

function stopOnSignals(listening: Listening): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), drainTime).unref();
      listening.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

try {
  await main();
} catch (error) {
  const refused = [
    ConfigurationError,
    LogInUse,
    ClockMismatch,
    UnfitEventStore,
    OtherSharedFolder,
    DamagedSecret,
    TriggerRefused,
  ];
  if (!(error instanceof Error && refused.some((kind) => error instanceof kind))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(78);
}
