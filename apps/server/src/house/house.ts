import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Clock, realClock, VirtualClock } from '@xiaohao/clock';
import { Aggregates, CommandHandling, SnapshotFile } from '@xiaohao/command-handling';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import type { EvidenceStore } from '@xiaohao/evidence';
import { FolderEvidenceStore } from '@xiaohao/evidence/folder';
import { edgeProblem } from '@xiaohao/http';
import { Challenges } from '@xiaohao/signing/challenges';
import { dateInZone } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type LocalAccounts, localAccounts } from '../accounts/local-accounts.js';
import { Rederiving } from '../calendar/rederiving.js';
import { ChaseClock } from '../chase/chase-clock.js';
import type { Configuration } from '../configuration/configuration.js';
import { CommandDesk } from '../desk/command-desk.js';
import { TakenFiles } from '../evidence/taken-files.js';
import type { Callers } from '../identity/callers.js';
import { clientAddress } from '../identity/client-address.js';
import { KeyUses } from '../identity/key-uses.js';
import { Keys } from '../identity/keys.js';
import { openCallers } from '../identity/open-callers.js';
import { usesFile } from '../identity/uses-file.js';
import { RequestLimits } from '../limits/request-limits.js';
import { Numbers } from '../numbers/numbers.js';
import { ClockHand } from '../problems/clock-hand.js';
import { ClockReading } from '../problems/clock-reading.js';
import { ProblemDesk } from '../problems/problem-desk.js';
import { SecurityRecorder } from '../security-record/security-recorder.js';
import { KeyRegister } from '../signing/key-register.js';
import { openSigner } from '../signing/open-signer.js';
import { SigningDesk } from '../signing/signing-desk.js';
import { LedgerViews } from '../views/index.js';
import { admitFirstAdministrator } from './first-administrator.js';
import { beginLog, lastInstant } from './log-beginning.js';
import { Registers } from './registers.js';
import { RoomOnDisk } from './room-on-disk.js';
import { bootstrapKey, serverSecret } from './secrets.js';

/** Everything that one server process holds open. */
export interface House {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly log: SqliteEventLog;
  readonly views: LedgerViews;
  readonly registers: Registers;
  readonly desk: CommandDesk;
  readonly problems: ProblemDesk;
  readonly aggregates: Aggregates;
  readonly chase: ChaseClock;
  readonly clockHand: ClockHand;
  readonly clockReading: ClockReading;
  readonly rederiving: Rederiving;
  readonly keys: Keys;
  readonly accounts: LocalAccounts;
  readonly callers: Callers;
  /** The address that a request came from. */
  addressOf(request: FastifyRequest): string;
  readonly limits: RequestLimits;
  readonly securityRecord: SecurityRecorder;
  readonly signingKeys: KeyRegister;
  readonly evidence: EvidenceStore;
  readonly takenFiles: TakenFiles;
  readonly room: RoomOnDisk;
  readonly logger: Logger;
  /** File of the first key, when it was made here. */
  readonly keyFile: string | undefined;
  /** Writes what is still to be written and closes everything. */
  close(): Promise<void>;
}

const logFolder = 'log';

/**
 * Opens one data folder.
 * @throws LogInUse, ClockMismatch
 */
export async function openHouse(configuration: Configuration, logger: Logger): Promise<House> {
  const folder = resolve(configuration.dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = await SqliteEventLog.open({ folder: join(folder, logFolder) });
  const clock = await openClock(configuration, log);
  const secret = serverSecret(folder);
  const views = await LedgerViews.open({
    dataFolder: folder,
    logFolder: join(folder, logFolder),
    cursorSecret: secret,
  });
  const snapshots = new SnapshotFile(join(folder, 'snapshots.db'));
  const aggregates = new Aggregates(log, { snapshots });
  const now = () => clock.now();
  const handling = new CommandHandling(log, aggregates, now, (position) => views.logGrewTo(position));
  const registers = new Registers(aggregates);
  await registers.keep();
  const keyUses = new KeyUses(usesFile(join(folder, 'key-uses.json')));
  const keys = new Keys(registers, secret, keyUses, now);
  const accounts = localAccounts({
    handling,
    aggregates,
    registers,
    serverSecret: secret,
    now,
    onReuse: (session, person) =>
      logger.warn({ session, person }, 'a refresh token came a second time: its session is over'),
    passwordMin: configuration.passwordMin,
    passwordCost: configuration.passwordCost,
  });
  const callers = openCallers(keys, accounts.sessions, configuration.oidc, { registers, now, logger });
  const { text, file } = bootstrapKey(folder, configuration.bootstrapKey);
  await admitFirstAdministrator(handling, keys, text);
  const head = await log.head();
  if (head !== null) views.logGrewTo(head);
  await views.ready;
  const numbers = new Numbers(handling, aggregates);
  // While a stream is parked the views may not know a number that is in use: it must not be called void.
  if (views.status().parked > 0) logger.warn('unused numbers are settled at a start without parked streams');
  else
    await numbers.settle(
      async (series, year) => {
        const { blocks } = await views.ask('unusedNumbers', { series, year, purpose: series });
        return blocks.flatMap((block) => block.unused);
      },
      Number(dateInZone(clock.now(), 'Asia/Shanghai').slice(0, 4)),
    );
  const desk = new CommandDesk(handling, aggregates, views);
  const signingKeys = new KeyRegister(handling, aggregates, registers);
  const securityRecord = new SecurityRecorder(log, now, (position) => views.logGrewTo(position));
  const signing = new SigningDesk(
    new Challenges(secret),
    openSigner(configuration.signing, folder, secret),
    signingKeys,
    () => {
      if (securityRecord.state.state === 'stopped') throw edgeProblem('SecurityRecordStopped');
    },
  );
  const clockHand = new ClockHand(handling, aggregates, registers, now);
  const problems = new ProblemDesk(desk, aggregates, registers, numbers, signing, clockHand, now);
  const rederiving = new Rederiving(clockHand, handling, log, registers, views, logger);
  rederiving.begin();
  const clockReading = new ClockReading(aggregates, registers, now);
  const chase = new ChaseClock({
    configuration: configuration.chase,
    folder,
    clock,
    log,
    views,
    handling,
    aggregates,
    registers,
    logger,
  });
  const room = new RoomOnDisk(folder, configuration.lowWaterBytes);
  await room.watch();
  await chase.start();
  return {
    configuration,
    clock,
    log,
    views,
    registers,
    desk,
    problems,
    clockHand,
    clockReading,
    rederiving,
    aggregates,
    chase,
    keys,
    accounts,
    callers,
    addressOf: (request) => clientAddress(request, configuration.trustedProxies),
    limits: new RequestLimits(configuration.rateLimits),
    securityRecord,
    signingKeys,
    evidence: new FolderEvidenceStore(join(folder, 'evidence')),
    takenFiles: new TakenFiles(join(folder, 'evidence-taken')),
    room,
    logger,
    keyFile: file,
    async close() {
      room.close();
      await chase.close();
      await rederiving.close();
      await securityRecord.close();
      await keyUses.close();
      await numbers
        .close()
        .catch((error: unknown) =>
          logger.warn({ err: error }, 'unused numbers will be settled at the next start'),
        );
      await views.close();
      snapshots.close();
      await log.close();
    },
  };
}

async function openClock(configuration: Configuration, log: SqliteEventLog): Promise<Clock> {
  const begin = configuration.clockStart ?? new Date().toISOString();
  await beginLog(log, configuration.clock, begin);
  return configuration.clock === 'real' ? realClock() : new VirtualClock((await lastInstant(log)) ?? begin);
}
