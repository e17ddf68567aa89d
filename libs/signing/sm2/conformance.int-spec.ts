import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerConformance } from '@xiaohao/signing/conformance';
import { KeyFolder } from '@xiaohao/signing/key-folder';
import { Sm2Signer } from './sm2-signer.js';

signerConformance('SM2', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signing-'));
  const open = () => new Sm2Signer(new KeyFolder(join(folder, 'keys'), Buffer.alloc(32, 1)));
  const signer = open();
  return {
    signer,
    registered: (person) => signer.keyFor(person),
    restarted: async () => open(),
    close: async () => rmSync(folder, { recursive: true }),
  };
});
