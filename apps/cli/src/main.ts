import { CommanderError } from 'commander';
import { Declined, Refused, Unreachable } from './connection/faults.js';
import { exitCodes } from './exit-codes.js';
import { type Language, message } from './messages.js';
import { note } from './output/print.js';
import { programOf } from './program.js';

const program = programOf();

function languageOf(): Language {
  return program.opts<{ readonly lang?: Language }>().lang ?? 'zh';
}

/** Says what went wrong and gives the exit code for it. */
function explain(error: unknown): number {
  const lang = languageOf();
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof Declined) {
    note(error.message);
    return error.exitCode;
  }
  if (error instanceof Unreachable) {
    note(message(lang, 'unreachable', { url: error.url, cause: error.reason }));
    return exitCodes.unreachable;
  }
  if (!(error instanceof Refused)) throw error;
  const { details, request } = error;
  const { title, detail } = lang === 'en' && details.en ? details.en : details;
  note(`${message(lang, 'refused')} (${details.status} ${details.code}): ${title}`);
  if (detail !== title) note(detail);
  for (const fault of details.errors ?? [])
    note(
      `  ${fault.pointer ?? fault.parameter ?? ''}: ${lang === 'en' ? fault.en : fault.message} (${fault.code})`,
    );
  note(`  ${request}`);
  return exitCodes.refused;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
