import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import type { Figure, Measured } from '../figure.js';
import { median } from '../median.js';
import { bareWriters, progressReported } from './bare-writers.js';
import { storeUnderBench } from './store-under-bench.js';

const writers = 64;
const rounds = 5;
const msPerPart = 1_000;

const perSecond = async (part: (until: number) => Promise<number>): Promise<number> => {
  const begun = performance.now();
  const done = await part(begun + msPerPart);
  return (done * 1_000) / (performance.now() - begun);
};

async function measureAppends(): Promise<Measured> {
  const store = await storeUnderBench();
  const bare = bareWriters(store.url, store.prefix, writers);
  const log = new EventStoreLog({ url: store.url, prefix: store.prefix });
  const ours = Array.from({ length: writers }, (_, n) => ({ stream: `ours-${n}`, revision: 'absent' }));
  const write = async (until: number): Promise<number> => {
    let appends = 0;
    const one = async (writer: { readonly stream: string; revision: string }) => {
      for (; performance.now() < until; appends += 1)
        writer.revision = (await log.append(writer.stream, writer.revision, [progressReported()])).revision;
    };
    await Promise.all(ours.map(one));
    return appends;
  };
  try {
    // Both once before it counts: the engine compiles what is hot.
    await perSecond(bare.write);
    await perSecond(write);
    const [floors, values]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await perSecond(bare.write));
      values.push(await perSecond(write));
    }
    const [value, floor] = [median(values), median(floors)];
    return { value, unit: 'appends/s', floor, notes: { store: store.what } };
  } finally {
    await log.close();
    await bare.close();
    await store.stop();
  }
}

/** Appends of one event by 64 writers, against 64 that use the client as it is. */
export const storeAppendFigure: Figure = {
  name: 'append.esdb.64',
  judged: 'ratio',
  better: 'higher',
  target: 0.9,
  measure: measureAppends,
};
