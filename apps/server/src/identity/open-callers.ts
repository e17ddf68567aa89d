import type { Logger } from 'pino';
import type { OidcSettings } from '../configuration/oidc-settings.js';
import type { Registers } from '../house/registers.js';
import type { Sessions } from '../sessions/sessions.js';
import { Callers } from './callers.js';
import type { Keys } from './keys.js';
import { ProviderKeys } from './oidc/provider-keys.js';
import { ProviderTokens } from './oidc/provider-tokens.js';

/** Every way to prove who one is that this server takes. */
export function openCallers(
  keys: Keys,
  sessions: Sessions,
  oidc: OidcSettings | undefined,
  {
    registers,
    now,
    logger,
  }: { readonly registers: Registers; readonly now: () => string; readonly logger: Logger },
): Callers {
  const failed = (error: unknown): void =>
    logger.warn({ err: error }, 'the identity provider does not give its keys');
  const token =
    oidc === undefined
      ? undefined
      : new ProviderTokens(oidc, new ProviderKeys(oidc.issuer, failed).find, registers, now);
  return new Callers({ key: keys, session: sessions, token });
}
