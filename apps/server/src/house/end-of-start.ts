import { pino } from 'pino';
import { isRefusedStart, refusedExitCode, whyRefused } from './refused-start.js';

/** Opens what a process is for; whatever fails by then, in a thread or behind its back too, ends it as {@link endOfStart} does. */
export async function started(open: () => Promise<void>, more?: (error: Error) => string): Promise<void> {
  const end = (error: unknown): void => endOfStart(error, more);
  process.on('uncaughtException', end);
  await open().catch(end);
  process.off('uncaughtException', end);
}

/** One sentence of each language and 78 where somebody can set it right; otherwise a `fatal` line with the trace, and 1. */
function endOfStart(error: unknown, more: (error: Error) => string = () => ''): void {
  if (isRefusedStart(error)) {
    process.stderr.write(`${whyRefused(error)}\n${more(error)}`);
    process.exit(refusedExitCode);
  } else {
    pino().fatal({ err: error }, 'the start has failed');
    process.exit(1);
  }
}
