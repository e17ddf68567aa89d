import type { Decider } from '@xiaohao/deciding';
import type { AccessCommand } from './access-commands.js';
import { evolveAccess } from './access-evolve.js';
import type { AccessRefusalCode } from './access-refusals.js';
import { type AccessContext, type AccessState, noAccess } from './access-state.js';
import { decideAccountEntry } from './accounts/decide-account-entry.js';
import type { AccessEvent } from './events.js';
import { decideKey } from './keys/decide-key.js';
import { decideSubject } from './subjects/decide-subject.js';

/** The register of credentials: API keys, subjects of an identity provider, names of local accounts. */
export const accessDecider: Decider<
  AccessCommand,
  AccessEvent,
  AccessState,
  AccessContext,
  AccessRefusalCode
> = {
  initial: noAccess,
  decide(command, state, context) {
    switch (command.type) {
      case 'IssueKey':
      case 'RevokeKey':
      case 'RotateKey':
      case 'CompleteRotation':
        return decideKey(command, state, context);
      case 'LinkSubject':
      case 'UnlinkSubject':
        return decideSubject(command, state, context);
      case 'OpenAccount':
      case 'CloseAccount':
        return decideAccountEntry(command, state, context);
      default:
        return command satisfies never;
    }
  },
  evolve: evolveAccess,
};

/** Current schema version of each event. */
export const accessEventVersions: Readonly<Record<AccessEvent['type'], number>> = {
  KeyIssued: 1,
  KeyRevoked: 1,
  KeyGranted: 1,
  KeyRotationBegun: 1,
  KeyRotationCompleted: 1,
  SubjectLinked: 1,
  SubjectUnlinked: 1,
  AccountOpened: 1,
  AccountClosed: 1,
};
