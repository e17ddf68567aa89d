import shared from '@eventstore/db-client/generated/shared_pb.js';

const half = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

/** An id as text, whichever of its two forms came over the wire; empty when there is none. */
export function uuidOf(id: shared.UUID | undefined): string {
  if (!id) return '';
  const parts = id.getStructured();
  if (!parts) return id.getString();
  const hex = half(parts.getMostSignificantBits()) + half(parts.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const uuidMessage = (id: string): shared.UUID => new shared.UUID().setString(id);
