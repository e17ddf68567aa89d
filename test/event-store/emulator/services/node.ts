import type { FaultScript } from '../faults/index.js';
import type { GroupRegistry } from '../groups/index.js';
import type { ProjectionRegistry } from '../projections/index.js';
import type { Storage } from '../storage/index.js';
import type { Access } from './access.js';
import type { Writer } from './writer.js';

/** One node as its services see it. */
export interface EmulatedNode {
  readonly storage: Storage;
  readonly writer: Writer;
  readonly groups: GroupRegistry;
  readonly projections: ProjectionRegistry;
  readonly access: Access;
  readonly faults: FaultScript;
  /** What is to be done when the node is stopped in good order. */
  readonly endings: Set<() => void>;
  /** In bytes of data. */
  readonly maxAppendSize: number;
  /** The endpoint that gossip tells. */
  readonly host: string;
  port(): number;
}
