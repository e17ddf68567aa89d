import { isRefusal } from '@xiaohao/deciding';
import type {
  DecisionContext,
  ProblemCommand,
  ProblemDecider,
  ProblemEvent,
  ProblemState,
} from '../src/index.js';
import { evolve } from '../src/index.js';
import { contextOf, proved } from './context.js';
import { replay } from './given.js';
import { type Watch, watch, watching } from './watch.js';

export interface Possible {
  readonly people: readonly string[];
  /** What might be asked in a state; the caller gives every payload that matters. */
  readonly commands: (
    state: ProblemState,
  ) => readonly (readonly [ProblemCommand, Partial<DecisionContext>?])[];
}

export interface Explored {
  readonly states: number;
  readonly decisions: number;
  readonly stages: ReadonlySet<string>;
  /** Shortest ways to something that may never be: `by command, by command, …: what is wrong`. */
  readonly violations: readonly string[];
}

interface Node {
  readonly state: ProblemState;
  readonly seen: Watch;
  readonly path: string;
}

/** Every way of up to `depth` decisions from a history, by everybody; states already seen are not gone on from. */
export function explore(
  decider: ProblemDecider,
  history: readonly ProblemEvent[],
  { people, commands }: Possible,
  depth: number,
): Explored {
  const seen = history.reduce((noted, event) => watch(noted, event, contextOf('clerk')), watching);
  let frontier: readonly Node[] = [{ state: replay(history), seen, path: '' }];
  const known = new Set<string>();
  const stages = new Set<string>();
  const violations: string[] = [];
  let decisions = 0;
  for (let level = 0; level < depth && frontier.length > 0; level += 1) {
    const next: Node[] = [];
    for (const node of frontier)
      for (const by of people)
        for (const [command, change] of commands(node.state)) {
          decisions += 1;
          const context = proved(command, node.state, by, change);
          const decision = decider.decide(command, node.state, context);
          if (isRefusal(decision)) continue;
          const reached: Node = {
            state: decision.reduce(evolve, node.state),
            seen: decision.reduce((noted, event) => watch(noted, event, context), node.seen),
            path: `${node.path}${by} ${command.type}, `,
          };
          const key = JSON.stringify([reached.state, reached.seen]);
          if (known.has(key)) continue;
          known.add(key);
          stages.add(reached.state.stage);
          if (reached.seen.wrong.length > 0)
            violations.push(`${reached.path}: ${reached.seen.wrong.join('; ')}`);
          else next.push(reached);
        }
    frontier = next;
  }
  return { states: known.size, decisions, stages, violations };
}
