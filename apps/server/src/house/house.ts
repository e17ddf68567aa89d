import type { Clock } from '@xiaohao/clock';
import type { Aggregates } from '@xiaohao/command-handling';
import type { EventLog } from '@xiaohao/event-log';
import type { EvidenceStore } from '@xiaohao/evidence';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { LocalAccounts } from '../accounts/local-accounts.js';
import type { Rederiving } from '../calendar/rederiving.js';
import type { ChaseClock } from '../chase/chase-clock.js';
import type { Configuration } from '../configuration/configuration.js';
import type { CommandDesk } from '../desk/command-desk.js';
import type { UnguessableIds } from '../desk/unguessable-ids.js';
import type { HouseLog } from '../event-store/house-log.js';
import type { StoreState } from '../event-store/store-state.js';
import type { TakenFiles } from '../evidence/taken-files.js';
import type { Callers } from '../identity/callers.js';
import type { Keys } from '../identity/keys.js';
import type { IntakeDesk } from '../intakes/intake-desk.js';
import type { Integrity } from '../integrity/integrity.js';
import type { RequestLimits } from '../limits/request-limits.js';
import type { ClockHand } from '../problems/clock-hand.js';
import type { ClockReading } from '../problems/clock-reading.js';
import type { ProblemDesk } from '../problems/problem-desk.js';
import type { SecurityRecorder } from '../security-record/security-recorder.js';
import type { KeyRegister } from '../signing/key-register.js';
import type { LedgerViews, ViewsCheck } from '../views/index.js';
import type { FirstKey } from './first-key.js';
import type { Registers } from './registers.js';
import type { RoomOnDisk } from './room-on-disk.js';

/** Everything that one server process holds open. */
export interface House {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly readStreamRaw: HouseLog['readStreamRaw'];
  /** Resolves when this process must not go on writing. */
  readonly failed: HouseLog['failed'];
  /** What cursors of lists that no view answers are bound with; the views have the same. */
  readonly cursorSecret: Uint8Array;
  /** How the event store stands; null while the log lies in the data folder. */
  eventStore(): StoreState | null;
  readonly views: LedgerViews;
  /** Whether this node, after so many milliseconds at most, shows and knows what stands up to a position. */
  holds(position: string, timeoutMs: number): Promise<boolean>;
  readonly viewsCheck: ViewsCheck;
  readonly registers: Registers;
  readonly desk: CommandDesk;
  readonly problems: ProblemDesk;
  readonly intakes: IntakeDesk;
  readonly unguessableIds: UnguessableIds;
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
  readonly integrity: Integrity;
  readonly evidence: EvidenceStore;
  readonly takenFiles: TakenFiles;
  readonly room: RoomOnDisk;
  readonly logger: Logger;
  readonly firstKey: FirstKey;
  /**
   * Begins what the house does by itself: it chases, and makes ready to answer. Its threads would take from a start
   * what that needs more, so this comes when everything else is there.
   */
  begin(): void;
  /** Writes what is still to be written and closes everything. */
  close(): Promise<void>;
}
