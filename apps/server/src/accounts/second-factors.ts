import { isOpenProposal, type SecondFactor, type SecondProof } from '@xiaohao/access';
import {
  codeUri,
  hashSecret,
  newCodeSecret,
  newRecoveryCode,
  recoveryCode,
  seal,
  stepOfCode,
  unseal,
} from '@xiaohao/access/credentials';

const recoveryCodes = 10;

/** A proposed second factor: what its owner is shown once, and what is kept. */
export interface Proposal {
  readonly secret: string;
  readonly uri: string;
  readonly sealed: string;
}

/** Codes of authenticator apps and recovery codes, as this server keeps them. */
export class SecondFactors {
  constructor(
    private readonly sealing: Buffer,
    private readonly hashing: Buffer,
    private readonly now: () => string,
  ) {}

  propose(person: string, login: string): Proposal {
    const secret = newCodeSecret();
    return { secret, uri: codeUri(secret, login), sealed: seal(secret, this.sealing, person) };
  }

  /** Whether it may still be confirmed. */
  isOpen(factor: SecondFactor): factor is SecondFactor & { readonly stage: 'proposed' } {
    return isOpenProposal(factor, this.now());
  }

  /** Its stage for people: a proposal that nobody confirmed in time is none. */
  stageOf(factor: SecondFactor): SecondFactor['stage'] {
    return factor.stage === 'proposed' && !this.isOpen(factor) ? 'none' : factor.stage;
  }

  /** New recovery codes, to be shown once, and their hashes. */
  newRecovery(): { readonly codes: readonly string[]; readonly hashes: readonly string[] } {
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    return { codes, hashes: codes.map((code) => hashSecret(code, this.hashing)) };
  }

  /** The time step that a code belongs to; undefined when it is none of a proposed or confirmed factor. */
  stepOf(factor: SecondFactor, person: string, code: string): number | undefined {
    if (factor.stage === 'none') return undefined;
    return stepOfCode(code, unseal(factor.sealed, this.sealing, person), Date.parse(this.now()));
  }

  /**
   * What a code proves. `wrong` when the account wants one and this is none, or one that was used; undefined when it
   * wants none. Nothing else is looked at before, or its refusal would say that the password was right. The account
   * decides again, for those who come at once.
   */
  proofOf(factor: SecondFactor, person: string, code: string | undefined): SecondProof | 'wrong' | undefined {
    if (factor.stage !== 'confirmed') return undefined;
    if (code === undefined) return 'wrong';
    const step = this.stepOf(factor, person, code);
    if (step !== undefined) return step > factor.lastStep ? { kind: 'totp', step } : 'wrong';
    const paper = recoveryCode(code);
    if (paper === undefined) return 'wrong';
    const hash = hashSecret(paper, this.hashing);
    return factor.recovery.includes(hash) ? { kind: 'recovery', hash } : 'wrong';
  }
}
