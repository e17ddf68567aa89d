import { EvidenceRefused } from './refusals.js';

const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/u;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name as it may be kept and shown, in NFC.
 * @throws EvidenceRefused rather than changing what the sender wrote
 */
export function safeFileName(name: string): string {
  const nfc = name.normalize('NFC').trim();
  const bad = nfc === '' || nfc === '.' || nfc === '..' || forbidden.test(nfc) || reserved.test(nfc);
  if (bad || Buffer.byteLength(nfc) > 255) throw new EvidenceRefused('FileNameInvalid');
  return nfc;
}
