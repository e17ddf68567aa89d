import { type RequestFacts, RequestIds } from '@xiaohao/command-handling';
import { v7 } from 'uuid';

/** What the clock says of itself when it gives a command. */
export const clockFacts = (): RequestFacts => ({
  actor: { kind: 'clock', id: 'clock' },
  correlationId: v7(),
  ids: new RequestIds(),
});
