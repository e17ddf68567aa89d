import { type Aggregates, type CommandHandling, CommandRefused, RequestIds } from '@xiaohao/command-handling';
import { type PublicKey, type SigningKeys, signingKeysDecider } from '@xiaohao/signing';
import { v7 } from 'uuid';
import type { Registers } from '../house/registers.js';
import { signingKeysKind } from './signing-keys-kind.js';

/** The public keys that this house believes, and the entry of those that it makes itself. */
export class KeyRegister {
  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly registers: Registers,
  ) {}

  async keys(): Promise<SigningKeys> {
    return (await this.aggregates.load(signingKeysKind, '')).state;
  }

  /** Whether somebody of this id is in office, as the register of people stands now. */
  async officeHolders(): Promise<(person: string) => boolean> {
    const { people } = (await this.registers.organisation()).state;
    return (person) => people.get(person)?.active === true;
  }

  /** Sees to it that a key which this server holds is on the register before anything is signed with it. */
  async enter(person: string, key: PublicKey): Promise<void> {
    if ((await this.keys()).has(key.keyId)) return;
    const isInOffice = await this.officeHolders();
    try {
      await this.handling.execute(signingKeysKind, {
        id: '',
        command: 'RegisterSigningKey',
        facts: { actor: { kind: 'system', id: 'system' }, correlationId: v7(), ids: new RequestIds() },
        precondition: { kind: 'whatever' },
        commutative: true,
        decide: ({ state }) =>
          signingKeysDecider.decide(
            { type: 'RegisterSigningKey', ...key, person, method: 'serverHeld' },
            state,
            { by: 'system', isInOffice },
          ),
      });
    } catch (error) {
      if (!isThereAlready(error)) throw error;
    }
  }
}

/** Two signatures of somebody who has never signed may be on their way at once. */
const isThereAlready = (error: unknown): boolean =>
  error instanceof CommandRefused && error.refusal.refused === 'SigningKeyExists';
