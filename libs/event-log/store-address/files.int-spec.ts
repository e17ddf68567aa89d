import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeTlsFolder } from '../../../test/event-store/tls-folder.js';
import { InvalidAddress, readAddress } from './address.js';

describe('the files that an address names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-address-'));
  let certificate = '';
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const refusal = (options: string): string => {
    try {
      readAddress(`esdb://ledger:secret@store?${options}`);
    } catch (error) {
      if (error instanceof InvalidAddress) return error.message;
      throw error;
    }
    return 'it was taken';
  };

  beforeAll(async () => {
    await makeTlsFolder(folder);
    certificate = readFileSync(join(folder, 'ca.crt'), 'utf8');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are found by a path with the sign of equality in it', () => {
    const path = file('a=b=.crt', certificate);
    expect(readAddress(`esdb://store?tlsCAFile=${path}`).certificates.rootCertificate?.toString()).toBe(
      certificate,
    );
    expect(readAddress(`esdb://store?tlsCAFile=${encodeURIComponent(path)}`).certificates).toHaveProperty(
      'rootCertificate',
    );
  });

  it('may hold several certificates, with words between them', () => {
    const path = file('two.crt', `# one\n${certificate}\n# and another\n${certificate}`);
    expect(readAddress(`esdb://store?tlsCAFile=${path}`).certificates).toHaveProperty('rootCertificate');
    const [userCert, userKey] = ['node.crt', 'node.key'].map((name) => join(folder, name));
    expect(
      Object.keys(readAddress(`esdb://store?userCertFile=${userCert}&userKeyFile=${userKey}`).certificates),
    ).toEqual(['userCertFile', 'userKeyFile']);
  });

  it('are refused by the name of their option when they hold nothing of the kind', () => {
    const none = 'the file of tlsCAFile holds no certificate in PEM';
    expect(refusal(`tlsCAFile=${file('empty', '')}`)).toBe(none);
    expect(refusal(`tlsCAFile=${file('words', 'secret words')}`)).toBe(none);
    expect(refusal(`tlsCAFile=${join(folder, 'node.key')}`)).toBe(none);
    const [head = ''] = certificate.split('\n');
    const cut = `${certificate.slice(0, head.length + 60)}\n-----END CERTIFICATE-----\n`;
    const broken = 'the file of tlsCAFile holds a certificate that cannot be read, number';
    expect(refusal(`tlsCAFile=${file('cut', cut)}`)).toBe(`${broken} 1`);
    expect(refusal(`tlsCAFile=${file('unended', certificate + head)}`)).toBe(`${broken} 2`);
    const [userCert, userKey] = ['node.crt', 'node.key'].map((name) => join(folder, name));
    expect(refusal(`userCertFile=${userKey}&userKeyFile=${userKey}`)).toContain('the file of userCertFile');
    expect(refusal(`userCertFile=${userCert}&userKeyFile=${userCert}`)).toContain('the file of userKeyFile');
  });
});
