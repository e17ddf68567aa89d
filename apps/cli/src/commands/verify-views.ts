import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { message } from '../messages.js';
import { print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { connectionOf } from './global-options.js';

interface Found {
  readonly kind: 'altered' | 'missing' | 'unexpected';
  readonly table: string;
  readonly problem: string | null;
  readonly columns: readonly string[];
}

interface Check {
  readonly state: 'unknown' | 'same' | 'differ' | 'failed';
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly position: string | null;
  readonly rows: number;
  readonly hash: string | null;
  readonly differences: number;
  readonly failure: string | null;
  readonly found: readonly Found[];
}

/** `xiaohao verify --views`: has the server replay its log beside its views, waits, and ends with 1 when they differ. */
export async function verifyViews(command: Command): Promise<void> {
  const connection = connectionOf(command);
  const { lang, json } = connection;
  const api = connect(connection);
  const progress = progressOf(message(lang, 'replaying'));
  await api.post('/views/check', {});
  let check: Check;
  for (;;) {
    check = await api.get<Check>('/views/check');
    if (check.running === null) break;
    progress.at(check.running.done, check.running.total);
    await pause(100);
  }
  progress.end();
  const { state, rows, differences, position, hash, found, failure } = check;
  if (state === 'failed')
    throw new Declined(message(lang, 'viewsNotChecked', { cause: failure ?? '' }), exitCodes.refused);
  if (json) printJson(check);
  else {
    for (const { kind, table, problem, columns } of found)
      print(message(lang, `row.${kind}`, { table, problem: problem ?? '—', columns: columns.join(', ') }));
    const facts = { rows, differences, position: position ?? '0', hash: hash ?? '' };
    print(message(lang, state === 'same' ? 'viewsSame' : 'viewsDiffer', facts));
  }
  if (state !== 'same') process.exitCode = exitCodes.refused;
}
