import { Writable } from 'node:stream';
import { pino } from 'pino';
import { type Configuration, readConfiguration } from '../../apps/server/src/configuration/configuration.js';
import { openHouse } from '../../apps/server/src/house/open-house.js';
import { serve } from '../../apps/server/src/server.js';
import { logOf } from './log-of-tests.js';
import { bootstrapKey } from './server-process.js';

/** A server in this process, for what a process of its own could not be told. */
export interface ServerWithin {
  readonly url: string;
  /** Everything that it has logged, at the finest level. */
  written(): string;
  close(): Promise<void>;
}

/** Passwords are hashed at next to no cost, since these tests are about everything else. */
const cheap: Pick<Configuration, 'passwordCost'> = { passwordCost: { logN: 4, r: 8, p: 1 } };

/** Serves a folder under the virtual clock and without rate limits unless `env` says otherwise. */
export async function serveWithin(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerWithin> {
  const configuration = readConfiguration({
    PORT: '0',
    XIAOHAO_DATA_DIR: folder,
    XIAOHAO_CLOCK: 'virtual',
    XIAOHAO_BOOTSTRAP_KEY: bootstrapKey,
    XIAOHAO_RATE_LIMIT_READS: '0',
    XIAOHAO_RATE_LIMIT_WRITES: '0',
    ...logOf(folder),
    ...env,
  });
  let written = '';
  const channel = new Writable({
    write(piece: Buffer, _encoding, done) {
      written += piece.toString('utf8');
      done();
    },
  });
  const logger = pino({ level: 'trace' }, channel);
  const { url, close } = await serve(await openHouse({ ...configuration, ...cheap }, logger));
  return { url, written: () => written, close };
}
