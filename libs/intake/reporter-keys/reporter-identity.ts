/** Who reported, as it was given. */
export interface ReporterIdentity {
  readonly name: string;
  /** How they can be reached. */
  readonly contact?: string;
}

/** Every identity is sealed at this length, so that a ciphertext does not tell how long a name is; bytes. */
const sealedLength = 2_048;

/** What is sealed: JSON, filled up with spaces. @throws RangeError when it does not fit */
export function writeIdentity({ name, contact }: ReporterIdentity): string {
  const text = JSON.stringify({ name, ...(contact === undefined ? {} : { contact }) });
  const lacking = sealedLength - Buffer.byteLength(text);
  if (lacking < 0) throw new RangeError('the identity is too long');
  return text + ' '.repeat(lacking);
}

export const readIdentity = (text: string): ReporterIdentity => JSON.parse(text) as ReporterIdentity;
