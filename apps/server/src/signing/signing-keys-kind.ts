import type { AggregateKind } from '@xiaohao/command-handling';
import {
  type RegisterSigningKey,
  type SigningKeyEvent,
  type SigningKeys,
  type SigningKeysContext,
  signingKeyEventVersions,
  signingKeysDecider,
} from '@xiaohao/signing';

/** The register of public keys as an aggregate: one stream. */
export const signingKeysKind: AggregateKind<
  RegisterSigningKey,
  SigningKeyEvent,
  SigningKeys,
  SigningKeysContext
> = {
  name: 'signing',
  decider: signingKeysDecider,
  stream: () => 'signing',
  schemaVersions: signingKeyEventVersions,
};
