import { join } from 'node:path';
import { Aggregates, CommandHandling, SnapshotFile } from '@xiaohao/command-handling';
import { FolderEvidenceStore } from '@xiaohao/evidence/folder';
import { edgeProblem } from '@xiaohao/http';
import { ReporterKeys } from '@xiaohao/intake/reporter-keys';
import { Challenges } from '@xiaohao/signing/challenges';
import type { Logger } from 'pino';
import { localAccounts } from '../accounts/local-accounts.js';
import { Rederiving } from '../calendar/rederiving.js';
import { ChaseClock } from '../chase/chase-clock.js';
import type { Configuration } from '../configuration/configuration.js';
import { CommandDesk } from '../desk/command-desk.js';
import { UnguessableIds } from '../desk/unguessable-ids.js';
import { openEmbedded } from '../event-store/open-embedded.js';
import { UnfitEventStore } from '../event-store/unfit-event-store.js';
import { TakenFiles } from '../evidence/taken-files.js';
import { clientAddress } from '../identity/client-address.js';
import { KeyUses } from '../identity/key-uses.js';
import { Keys } from '../identity/keys.js';
import { openCallers } from '../identity/open-callers.js';
import { usesFile } from '../identity/uses-file.js';
import { IntakeDesk } from '../intakes/intake-desk.js';
import { sweepReporterKeys } from '../intakes/sweep-reporter-keys.js';
import { RequestLimits } from '../limits/request-limits.js';
import { leftOpen } from '../numbers/left-open.js';
import { Numbers } from '../numbers/numbers.js';
import { ClockHand } from '../problems/clock-hand.js';
import { ClockReading } from '../problems/clock-reading.js';
import { Mergers } from '../problems/mergers.js';
import { ProblemDesk } from '../problems/problem-desk.js';
import { SecurityRecorder } from '../security-record/security-recorder.js';
import { KeyRegister } from '../signing/key-register.js';
import { openSigner } from '../signing/open-signer.js';
import { SigningDesk } from '../signing/signing-desk.js';
import { checkViews } from '../views/check-views.js';
import { LedgerViews, Reached } from '../views/index.js';
import { caughtUpWith } from './caught-up.js';
import { ClockWatch } from './clock-watch.js';
import { openFirstKey } from './first-key.js';
import { holds } from './holds.js';
import type { House } from './house.js';
import { nodeId } from './node-id.js';
import { openClock } from './open-clock.js';
import { openProofs } from './open-proofs.js';
import { Registers } from './registers.js';
import { RoomOnDisk, writtenFolder } from './room-on-disk.js';
import { hasServerSecret, serverSecret } from './secrets.js';
import { noteSharedFolder, requireSameFolder } from './shared-folder.js';

/**
 * Opens one data folder, and the event store if there is one.
 * @throws LogInUse, ClockMismatch, UnfitEventStore, OtherSharedFolder
 */
export async function openHouse(configuration: Configuration, logger: Logger): Promise<House> {
  const folder = writtenFolder(configuration.dataFolder);
  const shared = writtenFolder(configuration.sharedFolder ?? folder);
  const houseLog = configuration.eventStore
    ? await (await import('../event-store/open-event-store.js')).openEventStore(
        folder,
        configuration.eventStore,
        logger,
      )
    : await openEmbedded(folder);
  const { log } = houseLog;
  const clock = await openClock(configuration, log);
  const now = () => clock.now();
  const newSecret = !hasServerSecret(shared);
  const secret = serverSecret(shared);
  const node = nodeId(folder);
  if (houseLog.shared) await requireSameFolder(log, secret);
  // Opened first of all: its threads begin while this one holds the log against its proofs.
  const views = await LedgerViews.open({
    dataFolder: folder,
    logFolder: houseLog.readFolder,
    cursorSecret: secret,
  });
  const { integrity, writes } = await openProofs(
    houseLog,
    { folder, shared, node },
    configuration,
    now,
    (position) => views.logGrewTo(position),
    logger,
  ).catch(async (error: unknown) => {
    await views.close();
    throw error;
  });
  if (houseLog.shared && writes) await noteSharedFolder(log, secret, clock.now());
  const snapshots = new SnapshotFile(join(folder, 'snapshots.db'), (error) =>
    logger.warn({ err: error }, 'a snapshot could not be used: streams are read from their beginning'),
  );
  const aggregates = new Aggregates(log, { snapshots });
  const handling = new CommandHandling(log, aggregates, now, (position) => views.logGrewTo(position), {
    shared: houseLog.shared,
  });
  const news = new Reached();
  houseLog.onGrowth(
    (stream, revision) => aggregates.grew(stream, revision),
    (position) => {
      views.logGrewTo(position);
      news.moved(position, []);
    },
  );
  const registers = new Registers(aggregates);
  await registers.keep().catch((error: unknown) => {
    if (integrity.doubt === null) throw error;
    const { detail } = integrity.doubt;
    throw new UnfitEventStore(
      `日志已被改动，登记簿无法读取 / the log was altered and its registers cannot be read: ${detail}`,
    );
  });
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
  const admitting = writes ? handling : undefined;
  const firstKey = await openFirstKey(keys, { shared, newSecret, admitting }, configuration.bootstrapKey);
  const head = await log.head();
  if (head !== null) views.logGrewTo(head);
  await views.ready;
  const numbers = new Numbers(handling, aggregates, node, houseLog.shared);
  // While a stream is parked the views may not know a number that is in use: it must not be called void.
  if (!writes) logger.warn('unused numbers are settled at a start at which the log can be written');
  else if (views.status().parked > 0)
    logger.warn('unused numbers are settled at a start without parked streams');
  else await numbers.settle(leftOpen(views));
  const caughtUp = caughtUpWith(houseLog, views);
  const desk = new CommandDesk(handling, aggregates, views, houseLog.shared ? caughtUp : undefined);
  const signingKeys = new KeyRegister(handling, aggregates, registers);
  const securityRecord = new SecurityRecorder(log, now, (position) => views.logGrewTo(position));
  const requireRecord = (): void => {
    if (securityRecord.state.state !== 'written') throw edgeProblem('SecurityRecordStopped');
  };
  const reporterKeys = new ReporterKeys(join(shared, 'reporter-keys'), secret);
  if (!integrity.state.writesRefused) await sweepReporterKeys(reporterKeys, aggregates);
  const unguessableIds = new UnguessableIds(secret);
  const intakes = new IntakeDesk(
    desk,
    aggregates,
    registers,
    numbers,
    views,
    reporterKeys,
    unguessableIds,
    now,
    requireRecord,
  );
  const signing = new SigningDesk(
    new Challenges(secret),
    openSigner(configuration.signing, shared, secret),
    signingKeys,
    () => {
      if (securityRecord.state.state === 'stopped') throw edgeProblem('SecurityRecordStopped');
      if (integrity.doubt !== null) throw edgeProblem('IntegrityInDoubt');
    },
    async () => (await integrity.carried())?.note,
  );
  const clockHand = new ClockHand(handling, aggregates, registers, now);
  const mergers = new Mergers(aggregates, clockHand);
  const problems = new ProblemDesk(desk, aggregates, registers, numbers, signing, clockHand, mergers, now);
  const rederiving = new Rederiving(clockHand, handling, log, registers, views, logger);
  rederiving.begin();
  const clockReading = new ClockReading(aggregates, registers, now);
  const chase = await ChaseClock.open({
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
  const room = RoomOnDisk.ofHouse(folder, shared, configuration.lowWaterBytes);
  await room.watch();
  const clockWatch = new ClockWatch(clock, logger).begin();
  const viewsCheck = checkViews(folder, houseLog.readFolder, views, now, logger);
  await chase.connect();
  return {
    configuration,
    clock,
    log,
    readStreamRaw: houseLog.readStreamRaw,
    failed: houseLog.failed,
    cursorSecret: secret,
    eventStore: houseLog.store,
    views,
    holds: houseLog.shared ? holds(views, news) : holds(views),
    viewsCheck,
    registers,
    desk,
    problems,
    intakes,
    unguessableIds,
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
    integrity,
    evidence: new FolderEvidenceStore(join(shared, 'evidence')),
    takenFiles: new TakenFiles(join(shared, 'evidence-taken')),
    room,
    logger,
    firstKey,
    begin() {
      chase.start();
      views.warmUp();
    },
    async close() {
      room.close();
      clockWatch.close();
      await viewsCheck.close();
      await chase.close();
      await rederiving.close();
      await securityRecord.close();
      await keyUses.close();
      await numbers
        .close()
        .catch((error: unknown) =>
          logger.warn({ err: error }, 'unused numbers will be settled at the next start'),
        );
      await integrity.close();
      news.end();
      await views.close();
      snapshots.close();
      await houseLog.close();
    },
  };
}
