import { appendFigures } from './append.js';
import { asOfFigures } from './as-of.js';
import { storeAppendFigure } from './event-store/append-figure.js';
import { storeRebuildFigure } from './event-store/rebuild-figure.js';
import type { Figure, Measured } from './figure.js';
import { absentFigures } from './http/absent-figure.js';
import { accessFigures } from './http/access-figure.js';
import { clockFigures } from './http/clock-figure.js';
import { commandFigures } from './http/command-figures.js';
import { limitsFigures } from './http/limits-figure.js';
import { integrityFigures } from './integrity.js';
import { memoryFigures } from './memory.js';
import { queryFigures } from './query.js';
import { rebuildFigures } from './rebuild.js';
import { reminderFigures } from './reminders/burst.js';
import { sweepFigures } from './reminders/sweep.js';
import { startFigures } from './start.js';

const figures: readonly Figure[] = [
  ...appendFigures,
  storeAppendFigure,
  ...commandFigures,
  ...accessFigures,
  ...limitsFigures,
  ...absentFigures,
  ...integrityFigures,
  ...asOfFigures,
  ...clockFigures,
  ...rebuildFigures,
  storeRebuildFigure,
  ...startFigures,
  ...queryFigures,
  ...memoryFigures,
  ...reminderFigures,
  ...sweepFigures,
];

const rounded = (value: number): number => Number(value.toPrecision(4));

function line(figure: Figure, { value, unit, floor, notes }: Measured): string {
  const ratio = floor === undefined ? undefined : value / floor;
  const judged = figure.judged === 'ratio' ? (ratio ?? Number.NaN) : value;
  const ok = figure.better === 'higher' ? judged >= figure.target : judged <= figure.target;
  return JSON.stringify({
    name: figure.name,
    value: rounded(value),
    unit,
    floor: floor === undefined ? null : rounded(floor),
    ratio: ratio === undefined ? null : rounded(ratio),
    target: figure.target,
    ok,
    ...(notes ? { notes } : {}),
  });
}

const words = process.argv.slice(2);
const store = words.indexOf('--event-store');
const asked = words.filter((_, at) => store < 0 || (at !== store && at !== store + 1));
const unknown = asked.filter((name) => !figures.some((figure) => figure.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `no such figure: ${unknown.join(', ')}; there are ${figures.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}
for (const figure of figures) {
  if (asked.length > 0 && !asked.includes(figure.name)) continue;
  process.stdout.write(`${line(figure, await figure.measure())}\n`);
}
