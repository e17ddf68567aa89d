// `npm run eventstore-emulator -- --port 2113`: prints one JSON line when it is ready.
import { commandLine } from './node-options.js';
import { startNode } from './start-node.js';

/** Ends with what is wrong, in one line: whoever started it can mend that, and a stack would not help. */
function giveUp(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`eventstore-emulator: ${message.split(/\n|\. To specify/u)[0]}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const { node: options, endWithStdin } = commandLine(process.argv.slice(2));
  const node = await startNode(options);
  process.stdout.write(
    `${JSON.stringify({ url: node.url, port: node.port, control: node.control ?? null, pid: process.pid })}\n`,
  );
  const stop = (): void => void node.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  // So that nothing is left behind when whoever started it is gone.
  if (process.connected === false) stop();
  else process.once('disconnect', stop);
  if (endWithStdin) process.stdin.resume().once('close', () => process.exit(1));
}

await start().catch(giveUp);
