import canonicalize from 'canonicalize';

/** What a signer is asked to stand by: facts of one signature on one problem at one revision. */
export interface SigningFacts {
  readonly problem: string;
  /** The problem's revision on which the signature is given. */
  readonly revision: string;
  /** SHA-256 over the canonical form of the signed material at that revision, hex. */
  readonly digest: string;
  /** What the signature says: application, unitApproval, verification, approval, filing. */
  readonly meaning: string;
  /** SHA-256 over the canonical form of what the signer says with it (claims, conclusions, opinion), hex. */
  readonly said: string;
  /** The person who signs. */
  readonly signer: string;
  /** The person for whom it is given, where somebody acts for another: both are named. */
  readonly onBehalfOf?: string;
}

/**
 * What is signed, as its canonical JSON (RFC 8785) in UTF-8 and nothing else. The type tag keeps a signature
 * from being taken for one over something else; a change of this shape is a new version.
 */
export interface Statement extends SigningFacts {
  readonly type: 'xiaohao/sign-off-statement';
  readonly version: 1;
  /** The challenge's random part: 16 bytes, base64url. */
  readonly nonce: string;
  /** When the statement was put before the signer: instant, UTC. */
  readonly statedAt: string;
}

/** Every fact that a statement binds, in the order in which they are compared. */
export const signingFactNames = [
  'signer',
  'onBehalfOf',
  'problem',
  'meaning',
  'revision',
  'said',
  'digest',
] as const satisfies readonly (keyof SigningFacts)[];
export type SigningFactName = (typeof signingFactNames)[number];

/** The facts with what makes them one statement among others. */
export const statementOf = (facts: SigningFacts, nonce: string, statedAt: string): Statement => ({
  type: 'xiaohao/sign-off-statement',
  version: 1,
  ...facts,
  nonce,
  statedAt,
});

/** The text that is signed; a signature is over its UTF-8 bytes. */
export function statementText(statement: Statement): string {
  const text = canonicalize(statement);
  if (text === undefined) throw new Error('a statement is always JSON');
  return text;
}

export const statementBytes = (statement: Statement): Uint8Array =>
  new TextEncoder().encode(statementText(statement));

/** The first fact in which a statement is about something else, or null when it is about exactly this. */
export const differingFact = (
  statement: SigningFacts,
  facts: SigningFacts,
  compared: readonly SigningFactName[] = signingFactNames,
): SigningFactName | null => compared.find((name) => statement[name] !== facts[name]) ?? null;
