/** What a witness signs: its own header with the time, then the whole text of the checkpoint (C2SP tlog-cosignature). */
export const cosignedText = (text: string, at: number | bigint): string =>
  `cosignature/v1\ntime ${at}\n${text}`;

/** Seconds since 1970, 8 bytes, the high ones first. */
export function timestampBytes(at: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(at));
  return bytes;
}
