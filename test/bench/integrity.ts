import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventLog, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { keyKinds, leafText, NoteSigner } from '@xiaohao/integrity';
import { TileFolder } from '@xiaohao/integrity/folder';
import { LogFollower } from '@xiaohao/integrity/following';
import { verifyLog } from '@xiaohao/integrity/verifying';
import type { House } from '../../apps/server/src/house/house.js';
import { DossierDesk } from '../../apps/server/src/integrity/dossier-desk.js';
import { Integrity } from '../../apps/server/src/integrity/integrity.js';
import { SignerLease } from '../../apps/server/src/integrity/signer-lease.js';
import { TreeKeeper } from '../../apps/server/src/integrity/tree-keeper.js';
import { perSecond, writersOn } from './append.js';
import type { Figure, Measured } from './figure.js';
import { ledgerData } from './ledger-data.js';
import { median } from './median.js';

const origin = 'xiaohao/bench';
const now = (): string => new Date().toISOString();
const rounds = 7;

const keeperOf = (folder: string, logFolder: string): TreeKeeper => {
  const own = join(folder, 'integrity');
  return new TreeKeeper({ logFolder, folder: own, published: own, origin, node: 'bench' }, () => undefined);
};

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(process.env['XIAOHAO_BENCH_DIR'] ?? tmpdir(), 'xiaohao-integrity-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What appends lose while the tree is kept and signed in every half second, twenty times as often as a server does it. */
const measureOverhead = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const logFolder = join(folder, 'log');
    const log = await SqliteEventLog.open({ folder: logFolder });
    const keeper = keeperOf(folder, logFolder);
    const write = writersOn(log, 64);
    const alone: number[] = [];
    const beside: number[] = [];
    let signed = 0;
    await perSecond(write);
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await perSecond(write));
      await keeper.catchUp();
      const timer = setTimeout(() => {
        void keeper
          .catchUp()
          .then(() => keeper.sign())
          .then(({ size }) => {
            signed = size;
          });
      }, 100);
      beside.push(await perSecond(write));
      clearTimeout(timer);
      await keeper.catchUp();
    }
    await keeper.close();
    await log.close();
    return {
      value: 1 - median(beside) / median(alone),
      unit: 'share of appends/s',
      notes: { alone: Math.round(median(alone)), beside: Math.round(median(beside)), signed },
    };
  });

/** Seconds that SHA-256 alone takes over the content of every leaf; reading and putting it together do not count. */
function bareHashing(reader: SqliteLogReader): { readonly seconds: number; readonly megabytes: number } {
  const hash = createHash('sha256');
  let [milliseconds, bytes] = [0, 0];
  for (let after: string | undefined; ; ) {
    const events = reader.readAllRaw(after === undefined ? { limit: 2_000 } : { after, limit: 2_000 });
    after = events.at(-1)?.position;
    if (after === undefined) break;
    const content = Buffer.from(events.map(leafText).join(''));
    const begun = performance.now();
    hash.update(content);
    milliseconds += performance.now() - begun;
    bytes += content.length;
  }
  hash.digest();
  return { seconds: milliseconds / 1_000, megabytes: Math.round(bytes / 1_048_576) };
}

/** Everything that `xiaohao verify` does with the log of 10^6 events: read, hashed, held against its tree and notes. */
async function measureVerify(problems: number): Promise<Measured> {
  const data = await ledgerData(problems);
  return inFolder(async (folder) => {
    const reader = await SqliteLogReader.open({ folder: data.folder });
    const tiles = new TileFolder(folder);
    const signer = new NoteSigner(origin, keyKinds.ed25519, Buffer.alloc(32, 1));
    const begun = performance.now();
    const follower = new LogFollower(
      {
        after: (position, limit) =>
          reader.readAllRaw(position === null ? { limit } : { after: position, limit }),
        at: (index) => reader.readAt(index),
      },
      tiles,
      signer,
    );
    const text = follower.checkpoint();
    const built = performance.now();
    const { events, findings } = await verifyLog({
      source: {
        after: (position, limit) =>
          reader.readAllExact(position === null ? { limit } : { after: position, limit }),
      },
      tiles,
      log: signer.key,
      witnesses: [],
      notes: [{ name: 'checkpoint', text }],
    });
    const value = (performance.now() - built) / 1_000;
    const { seconds: floor, megabytes } = bareHashing(reader);
    await reader.close();
    return {
      value,
      unit: 's',
      floor,
      notes: {
        events,
        megabytes,
        findings: findings.length,
        secondsToBuild: Math.round((built - begun) / 100) / 10,
      },
    };
  });
}

/** Milliseconds for the dossier of a problem of 200 events that are spread over a long log. */
async function measureDossier(problems: number): Promise<Measured> {
  const data = await ledgerData(problems);
  return inFolder(async (folder) => {
    const logFolder = join(folder, 'log');
    mkdirSync(logFolder);
    copyFileSync(join(data.folder, 'events.db'), join(logFolder, 'events.db'));
    const log = await SqliteEventLog.open({ folder: logFolder });
    const write = writersOn(log, 16);
    const [event] = await log.readAll({ limit: 1 });
    if (!event) throw new Error('an empty log');
    for (let revision = 0; revision < 200; revision += 1) {
      const id = `018f3a52-0000-7000-8000-${String(revision).padStart(12, '0')}`;
      const { type, data: content, metadata } = event;
      await log.append('problem-long', revision === 0 ? 'absent' : String(revision - 1), [
        { id, type, data: content, metadata },
      ]);
      if (revision % 40 === 0) await write(performance.now() + 100);
    }
    const integrity = await Integrity.open({
      keeper: keeperOf(folder, logFolder),
      lease: new SignerLease(log, 'bench', now, () => undefined),
      now,
      onDoubt: () => undefined,
      onFault: () => undefined,
    });
    const checkpoint = await integrity.latest();
    const desk = new DossierDesk({
      readStreamRaw: (stream: string) => log.readStreamRaw(stream),
      integrity,
      clock: { now },
      registers: { organisation: async () => ({ state: { people: new Map() } }) },
      evidence: { open: async () => undefined },
    } as unknown as House);
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < 9; round += 1) {
      const begun = performance.now();
      bytes = (await desk.dossier('long', false)).text.length;
      times.push(performance.now() - begun);
    }
    await integrity.close();
    await log.close();
    return {
      value: median(times),
      unit: 'ms',
      notes: { first: Math.round(times[0] ?? 0), bytes, leaves: checkpoint?.size ?? 0 },
    };
  });
}

/** What proofs cost, and how long it takes to look. */
export const integrityFigures: readonly Figure[] = [
  { name: 'integrity.overhead', judged: 'value', better: 'lower', target: 0.1, measure: measureOverhead },
  { name: 'verify.1e6', judged: 'value', better: 'lower', target: 60, measure: () => measureVerify(80_000) },
  {
    name: 'dossier.200',
    judged: 'value',
    better: 'lower',
    target: 300,
    measure: () => measureDossier(8_000),
  },
];
