import { signerConformance } from '@xiaohao/signing/conformance';
import { FakeService, listening } from './fake-service.fixture.js';
import { ServiceSigner } from './service-signer.js';

signerConformance('a signing service', async () => {
  const service = new FakeService();
  const { url, close } = await listening(service.answering());
  return {
    signer: new ServiceSigner({ url }),
    registered: async (person) => service.keyOf(person),
    restarted: async () => new ServiceSigner({ url }),
    close,
  };
});
