import { triggerConformance } from '@xiaohao/scheduling/conformance';
import { LocalTrigger } from '@xiaohao/scheduling/local';

triggerConformance(
  'the trigger of one process',
  (_, source, handle) => new LocalTrigger({ source, handle, now: () => new Date().toISOString() }),
);
