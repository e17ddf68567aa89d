import { createContext, Script } from 'node:vm';
import type { ScriptFunction } from './defining.js';

/** How long a query may take to be read, and one call of a handler, in ms. */
const patience = 1_000;

const inTurn = new Script('$turn()');

/** A world of its own for one query: the language and what it is given, no modules, no `eval`. */
export class ScriptRealm {
  /** `JSON.parse` of that world, so that what it gives is of that world, too. */
  readonly parse: (text: string) => unknown;
  private readonly globals: Record<string, unknown> = {};
  private readonly context = createContext(this.globals, { codeGeneration: { strings: false, wasm: false } });
  private work: () => unknown = () => undefined;

  constructor() {
    this.parse = new Script('JSON.parse').runInContext(this.context) as (text: string) => unknown;
    Object.defineProperty(this.globals, '$turn', { value: () => this.work(), configurable: false });
  }

  offer(functions: Readonly<Record<string, ScriptFunction>>): void {
    Object.assign(this.globals, functions);
  }

  withdraw(names: readonly string[]): void {
    for (const name of names) delete this.globals[name];
  }

  /** Runs a source text. @throws what it throws, and when it takes too long */
  run(source: string): void {
    inTime('compile', () => new Script(source).runInContext(this.context, { timeout: patience }));
  }

  /** Runs work that calls functions of this world. @throws what it throws, and when it takes too long */
  turn<Outcome>(work: () => Outcome): Outcome {
    this.work = work;
    return inTime('execute', () => inTurn.runInContext(this.context, { timeout: patience }) as Outcome);
  }
}

function inTime<Outcome>(what: 'compile' | 'execute', work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new Error(`Projection script took too long to ${what} (allowed: ${patience} ms)`);
  }
}
