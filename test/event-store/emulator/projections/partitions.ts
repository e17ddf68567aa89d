/** What a projection holds of one partition: its state as text, empty for none, and the result of it. */
export interface Partition {
  readonly state: string;
  readonly result: string | undefined;
}

export const emptyPartition: Partition = Object.freeze({ state: '', result: undefined });

/** The partitions of a projection, those of the last checkpoint behind those of memory. The one without a name is the whole. */
export class Partitions {
  private readonly held = new Map<string, Partition>();
  private readonly changed = new Set<string>();

  constructor(private readonly stored: (partition: string) => Partition | undefined) {}

  get(name: string): Partition {
    const found = this.held.get(name) ?? this.stored(name);
    return found ?? emptyPartition;
  }

  set(name: string, partition: Partition): void {
    this.held.set(name, partition);
    this.changed.add(name);
  }

  /** How many are in memory. */
  get size(): number {
    return this.held.size;
  }

  entries(): Iterable<readonly [string, Partition]> {
    return this.held;
  }

  /** What was changed since it was asked last. */
  takeChanged(): readonly (readonly [string, Partition])[] {
    const taken = [...this.changed].map((name) => [name, this.get(name)] as const);
    this.changed.clear();
    return taken;
  }
}
