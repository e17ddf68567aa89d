import type { AddressInfo } from 'node:net';
import { keyKinds, NoteSigner } from '@xiaohao/integrity';
import { serveWitness, Witness, WitnessMemory } from '@xiaohao/integrity/witness';

export const witnessSigner = new NoteSigner(
  'witness.example/audit',
  keyKinds.cosignature,
  Buffer.alloc(32, 2),
);

/** A witness of another office, in this process. */
export async function openWitness(folder: string) {
  const memory = new WitnessMemory(folder);
  const server = serveWitness(new Witness(memory, witnessSigner, Date.now), () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    memory,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      memory.close();
    },
  };
}
