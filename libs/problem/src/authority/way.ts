import type { Role } from '@xiaohao/organisation';
import type { ProblemRefusalCode } from '../refusals.js';
import type { Stage } from '../vocabulary.js';
import type { Bar } from './bars.js';
import type { Relation, UnitRelation } from './bearing.js';

/** One way to a command: who has it. A command that no way leads to is refused. */
export interface Way {
  /** One of these is held today. */
  readonly roles: readonly Role[];
  /** Its post has to be at a unit that lies so; absent: anywhere. */
  readonly at?: readonly UnitRelation[];
  /** Or else whoever holds the role is bound to the problem so, wherever the post is. */
  readonly or?: readonly Relation[];
  /** Named when the post is elsewhere. */
  readonly elsewhere?: ProblemRefusalCode;
  readonly barred?: Bar;
  /** Only at these stages of those that the command has; absent: at all of them. */
  readonly stages?: readonly Stage[];
}
