import type { ProblemCommandType } from '../commands.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Stage } from '../vocabulary.js';
import type { Bearing } from './bearing.js';
import { stagesOf } from './stages-of.js';
import type { Way } from './way.js';
import { wayFault } from './way-fault.js';
import { waysOf } from './ways-of.js';

/** A policy: the ways to each command. */
export type Ways = { readonly [T in ProblemCommandType]: readonly Way[] };

const farther = { nothing: 0, role: 1, place: 2, stage: 3 } as const;

interface Fault {
  readonly refusal: ProblemRefusal;
  readonly passed: keyof typeof farther;
}

/**
 * Whether somebody may give a command about a problem: null, or why not. Total and pure, closed by default. Of
 * several ways, the refusal of the one that came furthest is told. Content, turns and gates are the command's own.
 */
export function mayDo(
  command: ProblemCommandType,
  stage: Stage | 'absent',
  bearing: Bearing,
  ways: Ways = waysOf,
): ProblemRefusal | null {
  let nearest: Fault | null = null;
  for (const way of ways[command]) {
    const fault = faultOf(way, command, stage, bearing);
    if (fault === null) return placeless(command, stage);
    if (nearest === null || farther[fault.passed] > farther[nearest.passed]) nearest = fault;
  }
  return nearest?.refusal ?? noRole(command);
}

function faultOf(way: Way, command: ProblemCommandType, stage: string, bearing: Bearing): Fault | null {
  const fault = wayFault(way, bearing);
  if (fault) return { passed: fault.passed, refusal: fault.refusal ?? noRole(command) };
  if (way.stages === undefined || (way.stages as readonly string[]).includes(stage)) return null;
  // A stage at which nobody has the command is told as that, whoever asks.
  if (placeless(command, stage)) return null;
  const refusal = refuse('RoleMayNotAtStage', undefined, { stage, when: way.stages });
  return { passed: 'stage', refusal };
}

/** The refusal of a stage at which nobody has a command. */
export function placeless(command: ProblemCommandType, stage: string): ProblemRefusal | null {
  const needed: readonly string[] = stagesOf[command];
  return needed.includes(stage) ? null : refuse('StageForbids', undefined, { stage, needed });
}

/** Who has some way to a command at all. */
const rolesOf = new Map(
  Object.entries(waysOf).map(([command, ways]) => [
    command,
    [...new Set(ways.flatMap(({ roles }) => roles))],
  ]),
);

const noRole = (command: ProblemCommandType): ProblemRefusal =>
  refuse('RoleMayNot', undefined, { command, roles: rolesOf.get(command) ?? [] });
