import type { Figure, Measured } from '../figure.js';
import { atFixedTimes } from '../query/arrivals.js';
import { administratorKey, furnish, type Office } from './office.js';
import { underMeasure } from './problems-under-measure.js';
import { benchFolder, clear, startProcess } from './server-process.js';

const problems = 25;
const perSecond = 200;
const warmUpSeconds = 3;
const seconds = 10;

/** Characters of one problem's clock with every day of its derivation. */
async function explained({ url, key }: Office, problem: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/problems/${problem}/clock?explain=true`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the clock of ${problem} answered ${response.status}`);
  return text.length;
}

/** A problem in rectification has a measure's date and a term of half a year, listed day by day. */
async function measure(): Promise<Measured> {
  const folder = benchFolder('clock');
  try {
    const served = await startProcess('programs/server.js', {
      XIAOHAO_DATA_DIR: folder,
      XIAOHAO_BOOTSTRAP_KEY: administratorKey,
    });
    try {
      const office = await furnish(served.url);
      const made = await underMeasure(office, problems);
      const send = (place: number): Promise<number> =>
        explained(office, made[place % made.length]?.problem ?? '');
      await atFixedTimes(perSecond, warmUpSeconds, send);
      const { p50, p99, worst, answers } = await atFixedTimes(perSecond, seconds, send);
      const rounded = (ms: number): number => Math.round(ms * 100) / 100;
      return {
        value: rounded(p99),
        unit: 'ms',
        notes: {
          problems,
          perSecond,
          requests: answers.length,
          p50: rounded(p50),
          worst: rounded(worst),
          charactersEach: Math.round(answers.reduce((sum, size) => sum + size, 0) / answers.length),
        },
      };
    } finally {
      await served.stop();
    }
  } finally {
    clear(folder);
  }
}

/** Explaining a problem's deadlines over HTTP, at a steady rate. */
export const clockFigures: readonly Figure[] = [
  { name: 'clock.explain.p99', judged: 'value', better: 'lower', target: 20, measure },
];
