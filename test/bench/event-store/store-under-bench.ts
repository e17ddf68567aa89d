import { randomUUID } from 'node:crypto';
import { startEmulator } from '../../event-store/start-emulator.js';

/** The event store that is measured on. */
export interface StoreUnderBench {
  readonly url: string;
  /** Of all streams of one measurement, so that a server that is there already can be used. */
  readonly prefix: string;
  /** What it is, for the notes of a figure. */
  readonly what: string;
  stop(): Promise<void>;
}

/** The one that `--event-store` names, else an emulator in a process of its own. */
export async function storeUnderBench(): Promise<StoreUnderBench> {
  const prefix = `b${randomUUID().slice(0, 8)}-`;
  const at = process.argv.indexOf('--event-store');
  const named = at < 0 ? undefined : process.argv[at + 1];
  if (named !== undefined)
    return { url: named, prefix, what: 'a server of one’s own', stop: async () => undefined };
  const emulator = await startEmulator();
  return { url: emulator.url, prefix, what: 'the emulator, in memory', stop: () => emulator.kill() };
}
