import { pino } from 'pino';
import { readConfiguration } from './configuration/configuration.js';
import { started } from './house/end-of-start.js';
import { firstKeyLine } from './house/first-key.js';
import { openHouse } from './house/open-house.js';
import { refuseWords } from './house/refuse-words.js';
import { endOnSignals, stopOnSignals } from './house/stop-on-signals.js';
import { stopWithParent } from './house/stop-with-parent.js';
import { serve } from './server.js';

async function main(): Promise<void> {
  const starts = endOnSignals();
  const configuration = readConfiguration(process.env);
  const logger = pino({ level: configuration.logLevel, redact: ['req.headers.authorization'] });
  const house = await openHouse(configuration, logger);
  const listening = await serve(house).catch(async (error: unknown) => {
    await house.close().catch((fault: unknown) => logger.error({ err: fault }, 'the house did not close'));
    throw error;
  });
  starts();
  stopOnSignals(() => listening.close());
  stopWithParent();
  void house.failed.then((error) => {
    logger.fatal({ err: error }, 'this process must not write the log any more: it stops');
    process.exit(1);
  });
  if (house.firstKey.warning) process.stderr.write(`${house.firstKey.warning}\n`);
  const { url } = listening;
  const lines = [
    '',
    `  销号 Xiaohao  ${url}`,
    `  接口文档 API       ${url}/docs   (${url}/openapi.json)`,
    `  问题台账 ledger    ${url}/api/v1/problems`,
    `  首个密钥 first key ${firstKeyLine(house.firstKey)}`,
    ...(configuration.clock === 'virtual' ? [`  虚拟时钟 virtual clock ${house.clock.now()}`] : []),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (process.connected) process.send?.({ ready: url });
}

refuseWords(process.argv.slice(2));
await started(main);
