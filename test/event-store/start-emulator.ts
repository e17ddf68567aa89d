import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { controlOf, type EmulatorControl } from './control.js';

const main = fileURLToPath(new URL('./emulator/main.js', import.meta.url));

/** An emulator in a process of its own; signals may be sent to `child`. */
export interface RunningEmulator {
  /** The connection string for the client. */
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Its back door: faults, and changes behind everybody's back. */
  readonly control: EmulatorControl;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

interface ReadyLine {
  readonly url: string;
  readonly port: number;
  readonly control: string;
}

/** Starts one with the options of `npm run eventstore-emulator`, on free ports unless they say otherwise. @throws Error with what it wrote, when it does not start */
export async function startEmulator(options: readonly string[] = []): Promise<RunningEmulator> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      main,
      '--end-with-stdin',
      '--port',
      '0',
      '--control-port',
      '0',
      ...options,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close');
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    ended.then(() => {
      throw new Error(`the emulator did not start: ${written}`);
    }),
  ]);
  const ready = JSON.parse(line) as ReadyLine;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  const control = controlOf(ready.control);
  return { ...ready, control, child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
