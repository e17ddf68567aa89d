import { everything, type Grant, nothing } from '@xiaohao/access';
import type { ListProblems } from '@xiaohao/ledger';
import { LedgerViews } from '../../apps/server/src/views/index.js';
import type { Figure, Measured } from './figure.js';
import { SeededRandom } from './ledger-data/random.js';
import { type LedgerData, ledgerData } from './ledger-data.js';
import { atFixedTimes } from './query/arrivals.js';
import { type Ask, type Known, requests } from './query/requests.js';

const problems = Number(process.env.XIAOHAO_BENCH_PROBLEMS ?? 100_000);
const perSecond = 200;
const seconds = 10;
const warmUpSeconds = 2;

/** Something that answers, over this data: the views themselves, or a server in front of them. */
export interface OpenedLedgerApi {
  readonly ask: Ask;
  close(): Promise<void>;
}

const openViews = async ({ folder }: LedgerData): Promise<LedgerViews> => {
  const views = await LedgerViews.open({
    dataFolder: folder,
    logFolder: folder,
    cursorSecret: Buffer.alloc(32, 1),
  });
  await views.ready;
  return views;
};

/** The views asked in this process, answers as the text that would be sent. */
export async function openViewsAsApi(data: LedgerData): Promise<OpenedLedgerApi> {
  const views = await openViews(data);
  return {
    ask: async (request) => {
      if (request.kind === 'detail') {
        const document = await views.ask('readProblem', { problem: request.problem });
        return document === null ? 0 : JSON.stringify(document).length;
      }
      const text = await views.askText('listProblems', request.params);
      return text.split('"revision"').length - 1;
    },
    close: () => views.close(),
  };
}

/** Ids to ask for, and pages far into the list. */
async function whatIsKnown(data: LedgerData): Promise<Known> {
  const views = await openViews(data);
  const values = async (by: 'campaign' | 'category' | 'unit'): Promise<string[]> =>
    (await views.ask('countProblems', { by: [by], grant: everything })).map((count) => count.values[0] ?? '');
  const deeper: ListProblems[] = [];
  const ids: string[] = [];
  for (const sort of ['number', 'lastEventAt'] as const)
    for (let cursor: string | undefined, page = 0; page < 40; page++) {
      const { problems: lines, next } = await views.ask('listProblems', {
        sort,
        pageSize: 200,
        grant: everything,
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...lines.map(({ id }) => id));
      if (next === null) break;
      cursor = next;
      deeper.push({ sort, cursor, grant: everything });
    }
  const everybody = await views.ask('listPeople', {});
  const allUnits = await views.ask('listUnits', {});
  const grassRoots = new Set(allUnits.filter(({ kind }) => kind === 'grassrootsUnion').map(({ id }) => id));
  const narrow = everybody.flatMap(({ id: person, appointments }): readonly Grant[] => {
    const units = appointments.map(({ unit }) => unit).filter((unit) => grassRoots.has(unit));
    const byDuty: Grant = { ...nothing, person };
    return units.length === 0 ? [] : [{ ...byDuty, units }, byDuty];
  });
  const known = {
    narrow,
    units: allUnits.map(({ id }) => id),
    people: everybody.map(({ id }) => id),
    campaigns: await values('campaign'),
    categories: await values('category'),
    problems: ids,
    deeper,
  };
  await views.close();
  return known;
}

async function measure(
  kind: keyof typeof requests,
  open: (data: LedgerData) => Promise<OpenedLedgerApi>,
): Promise<Measured> {
  const data = await ledgerData(problems);
  const known = await whatIsKnown(data);
  const api = await open(data);
  try {
    const r = new SeededRandom(7);
    const send = (): Promise<number> => api.ask(requests[kind](r, known));
    await atFixedTimes(perSecond, warmUpSeconds, send);
    const { p50, p99, worst, answers } = await atFixedTimes(perSecond, seconds, send);
    const rounded = (ms: number): number => Math.round(ms * 100) / 100;
    const empty = answers.filter((answer) => answer === 0).length;
    const answered = answers.reduce((sum, answer) => sum + answer, 0);
    return {
      value: rounded(p99),
      unit: 'ms',
      notes: {
        problems,
        perSecond,
        requests: answers.length,
        p50: rounded(p50),
        worst: rounded(worst),
        [kind === 'detail' ? 'charactersEach' : 'linesEach']: Math.round(answered / answers.length),
        withoutHits: empty,
      },
    };
  } finally {
    await api.close();
  }
}

/** Reads at a steady rate, asked of whatever `open` gives. */
export const queryFiguresWith = (
  open: (data: LedgerData) => Promise<OpenedLedgerApi>,
  prefix = 'query',
): readonly Figure[] =>
  (['list', 'filter', 'search', 'detail', 'scoped'] as const).map((kind) => ({
    name: `${prefix}.${kind}.p99`,
    judged: 'value',
    better: 'lower',
    target: 20,
    measure: () => measure(kind, open),
  }));

export const queryFigures: readonly Figure[] = queryFiguresWith(openViewsAsApi);
