import type { Caller } from '@xiaohao/access';
import { uncounted } from '@xiaohao/event-log';
import { type HttpProblem, problemOfRefusal } from '@xiaohao/http';
import {
  differingFact,
  type Proof,
  proofFault,
  refusalOfFact,
  type Signer,
  type SigningFacts,
  type SigningRefusalCode,
  SigningUnavailable,
  type Statement,
  signingRefusals,
  statementBytes,
} from '@xiaohao/signing';
import type { Challenge, Challenges } from '@xiaohao/signing/challenges';
import { verifySignature } from '@xiaohao/signing/verifying';
import { requireFresh } from '../identity/require-fresh.js';
import type { KeyRegister } from './key-register.js';

/** Puts statements before signers, and turns a challenge that comes back into a proof. */
export class SigningDesk {
  constructor(
    private readonly challenges: Challenges,
    private readonly signer: Signer,
    private readonly register: Pick<KeyRegister, 'keys' | 'enter'>,
    /** Throws while signing has to stop for a reason that has nothing to do with what is signed. */
    private readonly requireOpen: () => void,
    /** The last signed checkpoint of the log, which the record of the signature carries. */
    private readonly checkpoint: () => Promise<string | undefined>,
  ) {}

  /** What the caller is about to sign. @throws HttpProblem StepUpNeeded, and what keeps signing from going on */
  challenge(facts: SigningFacts, caller: Caller, now: string): Challenge {
    this.requireOpen();
    requireFresh(caller, now);
    return this.challenges.issue(facts, now);
  }

  /**
   * The proof that this caller signs exactly these facts: the challenge is theirs, for this, and not used up;
   * and the signature verifies under a key that is registered as theirs.
   * @throws HttpProblem with a refusal of signing, and what keeps signing from going on; SigningUnavailable
   */
  async prove(challenge: string, facts: SigningFacts, caller: Caller, now: string): Promise<Proof> {
    this.requireOpen();
    const { at, methods } = requireFresh(caller, now);
    const statement = this.#read(challenge, facts, now);
    const own = await uncounted(() => this.signer.keyFor(facts.signer));
    if (own !== null) await this.register.enter(facts.signer, own);
    else await this.#requireKey(facts.signer);
    const signed = await uncounted(() => this.signer.sign(facts.signer, statementBytes(statement)));
    const checkpoint = await this.checkpoint();
    const proof: Proof = {
      statement,
      ...signed,
      authenticated: { at, methods: [...methods] },
      ...(checkpoint === undefined ? {} : { checkpoint }),
    };
    const key = (await this.register.keys()).get(signed.keyId);
    const fault = key === undefined ? 'key' : proofFault(proof, facts, key, verifySignature);
    if (fault !== null) throw new SigningUnavailable(`the signature does not hold: ${fault}`);
    return proof;
  }

  #read(challenge: string, facts: SigningFacts, now: string): Statement {
    const read = this.challenges.read(challenge, now);
    if (read === 'invalid') throw refused('ChallengeInvalid');
    if (read === 'expired') throw refused('ChallengeExpired');
    const fact = differingFact(read.statement, facts);
    if (fact === null) return read.statement;
    const refusal = refusalOfFact(fact);
    throw problemOfRefusal(refusal, signingRefusals[refusal.refused]);
  }

  async #requireKey(person: string): Promise<void> {
    for (const key of (await this.register.keys()).values()) if (key.person === person) return;
    throw refused('SigningKeyMissing');
  }
}

const refused = (code: SigningRefusalCode): HttpProblem =>
  problemOfRefusal(
    { refused: code, ...(code === 'SigningKeyMissing' ? {} : { pointer: '/challenge' }) },
    signingRefusals[code],
  );
