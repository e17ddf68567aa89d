import type { FaultPoint } from '../faults/index.js';
import type { EmulatedNode } from './node.js';
import { suffer } from './suffer.js';

/** A call that is not about one stream, with what the fault script does to it. */
export const suffering =
  <Call, Response>(
    node: EmulatedNode,
    point: FaultPoint,
    answer: (call: Call) => Response | Promise<Response>,
  ) =>
  async (call: Call): Promise<Response> => {
    const applied = await suffer(node, point, '');
    const response = await answer(call);
    applied();
    return response;
  };
