import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
import { type Versions, writtenBelow } from './written-versions.js';

/** The catalogues of the rooms, by the names that they have in the code. */
export const catalogues: Readonly<Record<string, Versions>> = {
  accessEventVersions,
  accountEventVersions,
  calendarEventVersions,
  campaignEventVersions,
  chaseEventVersions,
  deliveryEventVersions,
  intakeEventVersions,
  leaseEventVersions,
  lockOutEventVersions,
  logKeyEventVersions,
  numberingEventVersions,
  organisationEventVersions,
  problemEventVersions,
  securityEventVersions,
  sessionEventVersions,
  signingKeyEventVersions,
  snailBoardEventVersions,
};

const apps = fileURLToPath(new URL('../../../apps/', import.meta.url));

/** What the programs themselves write, as their sources say. */
export const written = writtenBelow(readdirSync(apps).map((app) => join(apps, app, 'src')));

/** `Type@version` of every version that any room has ever written. */
export const everyVersion: readonly string[] = [...Object.values(catalogues), written.versions].flatMap(
  (versions) =>
    Object.entries(versions).flatMap(([type, latest]) =>
      Array.from({ length: latest }, (_, at) => `${type}@${at + 1}`),
    ),
);
