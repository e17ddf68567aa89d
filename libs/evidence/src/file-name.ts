import { EvidenceRefused } from './refusals.js';

const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/u;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name as it may be kept and shown, in NFC: the same characters, written in the one way that texts have here.
 * @throws EvidenceRefused rather than leaving anything out of what the sender wrote
 */
export function safeFileName(name: string): string {
  const nfc = name.normalize('NFC');
  const bad =
    nfc.trim() !== nfc ||
    nfc === '' ||
    nfc === '.' ||
    nfc === '..' ||
    forbidden.test(nfc) ||
    reserved.test(nfc);
  if (bad || Buffer.byteLength(nfc) > 255) throw new EvidenceRefused('FileNameInvalid');
  return nfc;
}
