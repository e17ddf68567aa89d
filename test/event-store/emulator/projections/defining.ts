import { emptyDefinition, type QueryDefinition } from './query-definition.js';

/** A function that a query brought. */
export type ScriptFunction = (...given: readonly unknown[]) => unknown;

/** What a query defines: its definition, and what is to be called. */
export interface DefinedQuery {
  readonly definition: QueryDefinition;
  readonly init: ScriptFunction | undefined;
  readonly initShared: ScriptFunction | undefined;
  readonly any: ScriptFunction | undefined;
  readonly deleted: ScriptFunction | undefined;
  readonly created: readonly ScriptFunction[];
  readonly byType: ReadonlyMap<string, ScriptFunction>;
  readonly partitionOf: ScriptFunction | undefined;
  readonly transforms: readonly { readonly kind: 'transform' | 'filter'; readonly by: ScriptFunction }[];
}

type Draft<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
type Chain = Readonly<Record<string, ScriptFunction>>;

/** What may be said after what. */
const followers: Readonly<Record<string, readonly string[]>> = {
  fromStream: ['when', 'partitionBy', 'outputState'],
  fromStreams: ['when', 'partitionBy', 'outputState'],
  fromAll: ['when', 'partitionBy', 'outputState', 'foreachStream'],
  fromCategory: ['when', 'partitionBy', 'outputState', 'foreachStream'],
  when: ['transformBy', 'filterBy', 'outputState', 'outputTo', '$defines_state_transform'],
  foreachStream: ['when'],
  outputState: ['transformBy', 'filterBy', 'outputTo'],
  partitionBy: ['when'],
  transformBy: ['transformBy', 'filterBy', 'outputState', 'outputTo'],
  filterBy: ['transformBy', 'filterBy', 'outputState', 'outputTo'],
  outputTo: [],
};

const isFunction = (value: unknown): value is ScriptFunction => typeof value === 'function';

function texts(given: readonly unknown[], name: string): readonly string[] {
  if (!given.every((value): value is string => typeof value === 'string')) throw new Error(name);
  return given;
}

/** Takes in what a query says while it is run for the first time. Its errors speak as the server's do. */
export class Defining {
  private readonly said: Draft<QueryDefinition> = { ...emptyDefinition };
  private readonly functions: Draft<Omit<DefinedQuery, 'definition' | 'created' | 'byType' | 'transforms'>> =
    { init: undefined, initShared: undefined, any: undefined, deleted: undefined, partitionOf: undefined };
  private readonly created: ScriptFunction[] = [];
  private readonly byType = new Map<string, ScriptFunction>();
  private readonly transforms: { readonly kind: 'transform' | 'filter'; readonly by: ScriptFunction }[] = [];

  /** What a query finds under these names; gone once it has been run. */
  readonly globals: Readonly<Record<string, ScriptFunction>> = {
    options: (given) => this.options(given),
    fromAll: () => {
      this.said.allStreams = true;
      return this.after('fromAll');
    },
    fromStream: (stream) => {
      this.said.streams = [...this.said.streams, ...texts([stream], 'stream')];
      return this.after('fromStream');
    },
    fromStreams: (...given) => {
      const named = Array.isArray(given[0]) ? (given[0] as readonly unknown[]) : given;
      this.said.streams = [...this.said.streams, ...texts(named, 'streams')];
      return this.after('fromStreams');
    },
    fromCategory: (...given) => this.fromCategory(given),
    fromCategories: (...given) => this.fromCategory(given),
    on_event: (name, handler) => {
      if (typeof name !== 'string') throw new Error('eventName');
      if (!isFunction(handler)) throw new Error('eventHandler');
      this.handler(name, handler);
    },
    on_any: (handler) => {
      if (!isFunction(handler)) throw new Error('eventHandler');
      this.handler('$any', handler);
    },
  };

  private readonly steps: Chain = {
    when: (handlers) => {
      if (typeof handlers === 'object' && handlers !== null)
        for (const [name, handler] of Object.entries(handlers))
          if (isFunction(handler)) this.handler(name, handler);
      this.said.definesFold = true;
      return this.after('when');
    },
    foreachStream: () => {
      this.said.byStreams = true;
      return this.after('foreachStream');
    },
    partitionBy: (by) => {
      if (!isFunction(by)) throw new Error('partitionBy');
      this.said.byCustomPartitions = true;
      this.functions.partitionOf = by;
      return this.after('partitionBy');
    },
    outputState: () => {
      this.said.producesResults = true;
      return this.after('outputState');
    },
    outputTo: (stream, pattern) => {
      if (typeof stream !== 'string') throw new Error('expected string value (resultStream)');
      if (pattern !== undefined && typeof pattern !== 'string')
        throw new Error('expected string value (partitionResultStreamPattern)');
      this.said.resultStream = stream.trim() === '' ? undefined : stream;
      if (pattern !== undefined)
        this.said.partitionResultPattern = pattern.trim() === '' ? undefined : pattern;
      return this.after('outputTo');
    },
    transformBy: (by) => this.transform('transform', by),
    filterBy: (by) => this.transform('filter', by),
    $defines_state_transform: () => {
      this.said.definesStateTransform = true;
      this.said.producesResults = true;
    },
  };

  query(): DefinedQuery {
    const { created, byType, transforms } = this;
    return { definition: { ...this.said }, ...this.functions, created, byType, transforms };
  }

  private after(step: string): Chain {
    const names = followers[step] ?? [];
    return Object.fromEntries(names.map((name) => [name, this.steps[name] as ScriptFunction]));
  }

  private fromCategory(given: readonly unknown[]): Chain {
    const [first] = given;
    const several = Array.isArray(first) && given.length === 1 ? (first as readonly unknown[]) : given;
    if (several === given && given.length === 1)
      this.said.categories = [...this.said.categories, ...texts(given, 'category')];
    else
      this.said.streams = [
        ...this.said.streams,
        ...texts(several, 'categories').map((name) => `$ce-${name}`),
      ];
    return this.after('fromCategory');
  }

  private transform(kind: 'transform' | 'filter', by: unknown): Chain {
    if (!isFunction(by)) throw new Error('expected function');
    this.said.definesStateTransform = true;
    this.said.producesResults = true;
    this.transforms.push({ kind, by });
    return this.after(`${kind}By`);
  }

  private handler(name: string, handler: ScriptFunction): void {
    switch (name) {
      case '$init':
        this.functions.init = handler;
        return;
      case '$initShared':
        this.said.biState = true;
        this.functions.initShared = handler;
        return;
      case '$any':
        this.said.allEvents = true;
        this.functions.any = handler;
        return;
      case '$created':
        this.created.push(handler);
        return;
      case '$deleted':
        if (this.said.biState) throw new Error('Cannot handle deletes in bi-state projections');
        this.said.handlesDeletes = true;
        this.functions.deleted = handler;
        return;
      default:
        this.said.allEvents = false;
        this.said.events = [...this.said.events, name];
        this.byType.set(name, handler);
    }
  }

  private options(given: unknown): void {
    if (typeof given !== 'object' || given === null) return;
    for (const [name, value] of Object.entries(given)) this.option(name, value);
  }

  private option(name: string, value: unknown): void {
    const { said } = this;
    switch (name.toLowerCase()) {
      case '$includelinks':
        said.includeLinks = truth(value);
        return;
      case 'reorderevents':
        said.reorderEvents = truth(value);
        return;
      case 'bistate':
        said.biState = truth(value);
        return;
      case 'processinglag':
        if (typeof value !== 'number') throw new Error('Invalid value');
        said.processingLag = Math.trunc(value);
        return;
      case 'resultstreamname':
        if (typeof value !== 'string') throw new Error('Invalid value');
        said.resultStream = value.trim() === '' ? undefined : value;
        return;
      default:
        throw new Error(`Unrecognized option: ${name}`);
    }
  }
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error('Invalid value');
  return value;
}
