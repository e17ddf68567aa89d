import shared from '@eventstore/db-client/generated/shared_pb.js';

const half = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

/** An id of the wire as text in lower case; servers send either of its two forms. */
export function textOfUuid(id: shared.UUID | undefined): string {
  const parts = id?.getStructured();
  if (!parts) return (id?.getString() ?? '').toLowerCase();
  const hex = half(parts.getMostSignificantBits()) + half(parts.getLeastSignificantBits());
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const uuidOfText = (id: string): shared.UUID => new shared.UUID().setString(id);
