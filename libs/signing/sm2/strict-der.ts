/** The order of the curve of GB/T 32918.5. */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

function integer(from: Buffer): { readonly value: bigint; readonly rest: Buffer } | null {
  const length = from[1] ?? 0;
  const content = from.subarray(2, 2 + length);
  if (from[0] !== 2 || length === 0 || length > 33 || content.length !== length) return null;
  const [first = 0, second = 0] = content;
  // Neither negative nor with more leading zeros than the sign needs: DER has one form for a number.
  if (first > 127 || (first === 0 && length > 1 && second < 128)) return null;
  return { value: BigInt(`0x${content.toString('hex')}`), rest: from.subarray(2 + length) };
}

const inRange = (value: bigint): boolean => value > 0n && value < order;

/**
 * Whether these bytes are `SEQUENCE { r, s }` in DER and nothing more, with both numbers from 1 to n - 1: the
 * first step of verification in GB/T 32918.2 §7.1, which the library leaves out. Without it one signature could be
 * written in many ways.
 */
export function isStrictDer(signature: Buffer): boolean {
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2) return false;
  const r = integer(signature.subarray(2));
  const s = r === null ? null : integer(r.rest);
  return r !== null && s !== null && s.rest.length === 0 && inRange(r.value) && inRange(s.value);
}
