import {
  accessEventVersions,
  accountEventVersions,
  lockOutEventVersions,
  securityEventVersions,
  sessionEventVersions,
} from '@xiaohao/access';
import { campaignEventVersions } from '@xiaohao/campaign';
import { chaseEventVersions, snailBoardEventVersions } from '@xiaohao/chase';
import { deliveryEventVersions } from '@xiaohao/delivery';
import { intakeEventVersions } from '@xiaohao/intake';
import { leaseEventVersions, logKeyEventVersions } from '@xiaohao/integrity';
import { numberingEventVersions } from '@xiaohao/numbering';
import { organisationEventVersions } from '@xiaohao/organisation';
import { problemEventVersions } from '@xiaohao/problem';
import { signingKeyEventVersions } from '@xiaohao/signing';
import { calendarEventVersions } from '@xiaohao/working-calendar';

/** The versions that each room writes today. */
export const versionsOfRooms: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  access: accessEventVersions,
  accounts: accountEventVersions,
  calendar: calendarEventVersions,
  campaign: campaignEventVersions,
  chase: chaseEventVersions,
  delivery: deliveryEventVersions,
  intake: intakeEventVersions,
  lease: leaseEventVersions,
  lockOut: lockOutEventVersions,
  logKeys: logKeyEventVersions,
  numbering: numberingEventVersions,
  organisation: organisationEventVersions,
  problem: problemEventVersions,
  security: securityEventVersions,
  sessions: sessionEventVersions,
  signingKeys: signingKeyEventVersions,
  snailBoard: snailBoardEventVersions,
  // What the server itself writes.
  server: { LogBegun: 1, ClockSet: 1, ParkedEventSkipped: 1, SharedFolderNoted: 1 },
};

/** `Type@version` of every version that any room has ever written. */
export const everyVersion: readonly string[] = Object.values(versionsOfRooms).flatMap((versions) =>
  Object.entries(versions).flatMap(([type, latest]) =>
    Array.from({ length: latest }, (_, at) => `${type}@${at + 1}`),
  ),
);
