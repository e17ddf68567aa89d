import { exitCodes } from './exit-codes.js';
import { explain } from './explain.js';
import type { Language } from './messages.js';
import { codeOf, holdNotes, noteAtOnce, releaseNotes, Unwritten } from './output/print.js';
import { programOf } from './program.js';

/** Asked for with `--json`, wherever it stands: also what cannot be understood is answered so. */
const asJson = process.argv.includes('--json');
// A failure is then told in JSON alone.
if (asJson) holdNotes();
const program = await programOf(process.argv.slice(2), { quiet: asJson });

/** Says what went wrong. @throws what is no fault that this program knows */
function tell(error: unknown): void {
  const explanation = explain(error, program.opts<{ readonly lang?: Language }>().lang ?? 'zh');
  if (explanation === undefined) throw error;
  process.exitCode = explanation.exitCode;
  if (explanation.exitCode > 0 && asJson) noteAtOnce(JSON.stringify(explanation.json, null, 2));
  else if (explanation.text !== '') noteAtOnce(explanation.text);
}

// Whoever reads the output may have read enough: nothing is said, and what was not finished is not called done.
process.stdout.on('error', (error) => {
  if (codeOf(error) === 'EPIPE') process.exit(exitCodes.unread);
  tell(new Unwritten(codeOf(error)));
  process.exit();
});
// Nobody is left who could be told.
process.stderr.on('error', () => undefined);

try {
  await program.parseAsync();
  releaseNotes();
} catch (error) {
  tell(error);
  // A command that stays (a witness) does not stay without its output.
  if (error instanceof Unwritten) process.exit();
  // A connection that is still being made to somebody who says nothing keeps nobody waiting.
  setTimeout(() => process.exit(), 1_000).unref();
}
