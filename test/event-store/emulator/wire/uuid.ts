import shared from '@eventstore/db-client/generated/shared_pb.js';

const hyphenated = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const written = new RegExp(`^(?:[0-9a-f]{32}|${hyphenated}|\\{${hyphenated}\\}|\\(${hyphenated}\\))$`, 'iu');

const half = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

const withHyphens = (hex: string): string =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** An id in the form in which ids are stored, compared and shown, whatever its letters and brackets; `undefined` for what is none. */
export function idIn(text: string): string | undefined {
  const trimmed = text.trim();
  return written.test(trimmed) ? withHyphens(trimmed.replace(/[-{}()]/gu, '').toLowerCase()) : undefined;
}

/** An id as text, whichever of its two forms came over the wire; empty when there is none, or what came is none. */
export function uuidOf(id: shared.UUID | undefined): string {
  if (!id) return '';
  const parts = id.getStructured();
  if (!parts) return idIn(id.getString()) ?? '';
  return withHyphens(half(parts.getMostSignificantBits()) + half(parts.getLeastSignificantBits()));
}

/** The id that no event may have. */
export const emptyId = '00000000-0000-0000-0000-000000000000';

export const uuidMessage = (id: string): shared.UUID => new shared.UUID().setString(id);
