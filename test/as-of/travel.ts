import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { countAsOf, listAsOf, type Past, PastFile, type Point, type ProblemLine } from '@xiaohao/ledger';
import type { RawEvent } from '@xiaohao/projection-runtime';
import { dateInZone } from '@xiaohao/working-calendar';
import { SeededRandom } from '../bench/ledger-data/random.js';
import { china, type Dated, datesOf, endOf, onRecord } from './dated.js';
import { type Answers, PresentLedger } from './ledger-of.js';
import { allSeeing, type Question, someQuestion } from './questions.js';
import { randomHistory } from './random-history.js';
import { askStep, foldStep, type Span, type StepTold, someSpan } from './steps.js';

const now = '2026-12-01T00:00:00.000Z';

/** A point, or a step of a series, of which the past was asked and answered otherwise than a fold to there. */
export interface Difference {
  readonly past: Past | Span;
  readonly question: Question;
  readonly asked: Answers | StepTold;
  readonly folded: Answers | StepTold;
}

/** What belongs to a point: said again here, one event after the other, and not taken from the product. */
function chosen(events: readonly Dated[], { asOf, knownAt }: Past): readonly RawEvent[] {
  if (knownAt === undefined) return onRecord(events, asOf).map(({ raw }) => raw);
  const known = onRecord(events, knownAt);
  const both = new Set(onRecord(known, asOf));
  return known
    .filter((one) => (one.raw.stream.startsWith('problem-') ? one.happened < endOf(asOf) : both.has(one)))
    .map(({ raw }) => raw);
}

function somePoint(r: SeededRandom, events: readonly Dated[], kinds: readonly Point['kind'][]): Point {
  const { recordedAt, raw } = r.pick(events) as Dated;
  const kind = r.pick(kinds) as Point['kind'];
  if (kind === 'position') return { kind, position: raw.position };
  if (kind === 'date') return { kind, date: dateInZone(recordedAt, china) };
  if (kind !== 'instant') return { kind: 'now' };
  const near = r.pick([-1, 0, 0, 1, 3_600_000]) as number;
  return { kind, instant: new Date(Date.parse(recordedAt) + near).toISOString() };
}

const someTimes = ['instant', 'date', 'now'] as const;

function somePast(r: SeededRandom, events: readonly Dated[], axes: 1 | 2): Past {
  if (axes === 1) return { asOf: somePoint(r, events, [...someTimes, 'position', 'position']) };
  return {
    asOf: somePoint(r, events, someTimes),
    knownAt: somePoint(r, events, [...someTimes, 'position']),
  };
}

/** The day on which something is overdue at a point. */
function dayAt(events: readonly Dated[], { asOf }: Past): string {
  if (asOf.kind === 'date') return asOf.date;
  if (asOf.kind === 'instant') return dateInZone(asOf.instant, china);
  const last = asOf.kind === 'position' ? onRecord(events, asOf).at(-1)?.recordedAt : undefined;
  return dateInZone(last ?? now, china);
}

async function ask(file: PastFile, past: Past, { by, filter, ...page }: Question): Promise<Answers> {
  const asked = { past, now, filter, grant: allSeeing };
  const lines: ProblemLine[] = [];
  let total = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const found = await listAsOf(file, {
      ...asked,
      ...page,
      total: true,
      ...(cursor === '' ? {} : { cursor }),
    });
    lines.push(...found.problems);
    total = found.total ?? 0;
    cursor = found.next;
  }
  return { lines, total, cells: (await countAsOf(file, { ...asked, by })).cells };
}

export interface Travels {
  readonly seed: number;
  /** Random points, each with one question; on one axis also as many steps of series. */
  readonly points: number;
  readonly axes: 1 | 2;
  readonly events?: number;
  /** Spoils the file with this SQL, so that a difference has to be found. */
  readonly spoil?: string;
}

/** Asks the past of a random log at random points, and a ledger that knows no more than there was. */
export async function travel({ seed, points, axes, events: length = 160, spoil }: Travels): Promise<{
  readonly points: number;
  readonly lines: number;
  /** What moved within the steps, by its name. */
  readonly moved: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
}> {
  const r = new SeededRandom(seed);
  const log = randomHistory(r, length);
  const events = datesOf(log);
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-travel-'));
  const path = join(folder, 'past.db');
  const file = await PastFile.open({
    path,
    source: log,
    cursorSecret: Buffer.alloc(32, 7),
    now: () => now,
    batch: 7,
    least: 12,
  });
  const differences: Difference[] = [];
  const moved: Record<string, number> = {};
  let lines = 0;
  try {
    while (!(await file.follow(1_000)));
    if (spoil !== undefined) {
      const db = new DatabaseSync(path);
      db.exec(spoil);
      db.close();
    }
    for (let point = 0; point < points; point += 1) {
      const past = somePast(r, events, axes);
      const question = someQuestion(r);
      const ledger = new PresentLedger().take(chosen(events, past));
      const folded = ledger.answer(question, dayAt(events, past));
      ledger.close();
      const asked = await ask(file, past, question);
      lines += folded.lines.length;
      if (JSON.stringify(asked) !== JSON.stringify(folded))
        differences.push({ past, question, asked, folded });
      if (axes === 1) await compareStep();
    }
  } finally {
    file.close();
    rmSync(folder, { recursive: true });
  }
  return { points, lines, moved, differences };

  async function compareStep(): Promise<void> {
    const [past, question] = [someSpan(r, events), someQuestion(r)];
    const folded = foldStep(events, past, question);
    const asked = await askStep(file, past, question, now);
    for (const [name, count] of Object.entries(folded.movements)) moved[name] = (moved[name] ?? 0) + count;
    if (JSON.stringify(asked) !== JSON.stringify(folded)) differences.push({ past, question, asked, folded });
  }
}
