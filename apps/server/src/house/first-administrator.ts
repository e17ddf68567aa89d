import { accessDecider } from '@xiaohao/access';
import { parseKey } from '@xiaohao/access/credentials';
import { type CommandHandling, CommandRefused, RequestIds } from '@xiaohao/command-handling';
import { noOrganisation } from '@xiaohao/organisation';
import { v7 } from 'uuid';
import { accessKind, type Keys } from '../identity/keys.js';

/** Sees to it that the bootstrap key is in the register, once. */
export async function admitFirstAdministrator(
  handling: CommandHandling,
  keys: Keys,
  text: string,
): Promise<void> {
  const parts = parseKey(text);
  if (!parts || (await keys.isIssued(parts.id))) return;
  const issued = handling.execute(accessKind, {
    id: '',
    command: 'IssueKey',
    facts: { actor: { kind: 'system', id: 'system' }, correlationId: v7(), ids: new RequestIds() },
    precondition: { kind: 'whatever' },
    commutative: true,
    decide: (loaded, now) =>
      accessDecider.decide(
        {
          type: 'IssueKey',
          key: parts.id,
          holder: { kind: 'administrator' },
          name: '首个管理密钥 / first administrator key',
          hash: keys.hash(parts.secret),
          terms: {},
        },
        loaded.state,
        { by: 'system', now, organisation: noOrganisation },
      ),
  });
  try {
    await issued;
  } catch (error) {
    // Another node that starts at the same time may have been first.
    if (!(error instanceof CommandRefused && (await keys.isIssued(parts.id)))) throw error;
  }
}
