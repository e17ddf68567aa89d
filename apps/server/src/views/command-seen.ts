import type { CommandSeen } from '@xiaohao/ledger';
import type { LedgerViews } from './ledger-views.js';

/** What became of the command under this key (hex); null, found in this thread, where it is new. */
export const commandSeen = async (views: LedgerViews, key: string): Promise<CommandSeen | null> =>
  (await views.points()).mayBeSeen(key) ? views.ask('commandByKey', { key }) : null;
