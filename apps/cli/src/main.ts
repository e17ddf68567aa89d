import { explain } from './explain.js';
import type { Language } from './messages.js';
import { note } from './output/print.js';
import { programOf } from './program.js';

/** Asked for with `--json`, wherever it stands: also what cannot be understood is answered so. */
const asJson = process.argv.includes('--json');
const program = programOf({ quiet: asJson });

// Whoever reads the output may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  const explanation = explain(error, program.opts<{ readonly lang?: Language }>().lang ?? 'zh');
  if (explanation === undefined) throw error;
  process.exitCode = explanation.exitCode;
  if (explanation.exitCode > 0 && asJson) note(JSON.stringify(explanation.json, null, 2));
  else if (explanation.text !== '') note(explanation.text);
}
