import { createPrivateKey, X509Certificate } from 'node:crypto';

/** Why a file is of no use, in words that follow its name. */
interface PemFault {
  readonly zh: string;
  readonly en: string;
}

const certificates = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----.*?(?:-----END [A-Z0-9 ]+-----|$)/gs;

/**
 * Why a file is of no use as certificates in PEM; undefined when it is. One that cannot be read counts: those behind
 * it would be passed over in silence, and a server that they vouch for be taken for a stranger.
 */
export function faultOfCertificates(file: Buffer): PemFault | undefined {
  const found = file.toString('latin1').match(certificates) ?? [];
  if (found.length === 0) return { zh: '中没有 PEM 格式的证书', en: 'holds no certificate in PEM' };
  const bad = found.findIndex((text) => !isCertificate(text));
  if (bad < 0) return undefined;
  return {
    zh: `中第 ${bad + 1} 个证书无法读取`,
    en: `holds a certificate that cannot be read, number ${bad + 1}`,
  };
}

/** Why a file is of no use as a private key in PEM; undefined when it is. */
export function faultOfKey(file: Buffer): PemFault | undefined {
  try {
    createPrivateKey(file);
    return undefined;
  } catch {
    return {
      zh: '中没有不带口令的 PEM 格式私钥',
      en: 'holds no private key in PEM without a pass phrase',
    };
  }
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
