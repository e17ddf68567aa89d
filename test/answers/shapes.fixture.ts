/** Shapes as answers have them, read by the spec beside. */
export interface Leaf {
  readonly name: string;
  readonly size?: number;
  readonly kind: 'old' | 'new' | null;
  readonly open: boolean;
}

export interface Tree {
  readonly leaves: readonly Leaf[];
  readonly below?: Tree | null;
  readonly byName: Readonly<Record<string, Leaf>>;
}

export interface Shapes {
  readonly tree: Tree;
  readonly picked: Pick<Leaf, 'name' | 'size'>;
  readonly either: { readonly done: true } | { readonly ground: string };
  readonly pair: readonly [string, number];
  readonly nothing: null;
  readonly anything: unknown;
  readonly never?: undefined;
}

export interface Unwritable {
  readonly map: ReadonlyMap<string, Leaf>;
}
