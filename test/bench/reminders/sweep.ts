import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerQueries, ledgerViews, Rows } from '@xiaohao/ledger';
import { createSchema, openToRead, openToWrite } from '@xiaohao/projection-runtime';
import type { Figure, Measured } from '../figure.js';

const problems = 1_000_000;
const pageSize = 1_000;
const now = '2026-06-01T16:00:00.000Z';

/** Everybody's next step, half of it due at one and the same instant: the worst that a sweep can meet. */
function fill(path: string): void {
  const db = openToWrite(path);
  createSchema(db, ledgerViews);
  const insert = db.prepare(
    `INSERT INTO todo (problem, place, at, rule, subject, obligation, dueOn, dueInstant, provisional, plannedAt)
      VALUES (?, 0, ?, 'overdue', 'measure/m', 'measure', '2026-06-01', ?, 0, ?)`,
  );
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  for (let n = 0; n < problems; n += 1) {
    const at = n % 2 === 0 ? now : new Date(Date.parse(now) - (n % 500_000) * 60_000).toISOString();
    insert.run(randomUUID(), at, at, at);
  }
  db.exec('COMMIT');
  db.close();
}

/** Everything that is due of a million open problems, page by page, and when something is due next. */
async function measure(): Promise<Measured> {
  const folder = await mkdtemp(join(process.env['XIAOHAO_BENCH_DIR'] ?? tmpdir(), 'xiaohao-sweep-'));
  const path = join(folder, 'views.db');
  try {
    fill(path);
    const rows = new Rows(openToRead(path)) as Parameters<typeof ledgerQueries.nextTodo>[0];
    const begun = performance.now();
    let after: { readonly id: string; readonly dueAt: string } | undefined;
    let found = 0;
    for (;;) {
      const page = ledgerQueries.dueTodos(rows, { until: now, limit: pageSize, ...(after ? { after } : {}) });
      found += page.length;
      after = page.at(-1);
      if (page.length < pageSize) break;
    }
    ledgerQueries.nextTodo(rows, { after: now });
    const value = (performance.now() - begun) / 1_000;
    if (found !== problems) throw new Error(`${found} of ${problems} were found`);
    return { value, unit: 's', notes: { problems, due: found, pageSize } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One sweep over the to-do list of a million open problems, all of them due. */
export const sweepFigures: readonly Figure[] = [
  { name: 'sweep.1e6', judged: 'value', better: 'lower', target: 5, measure },
];
