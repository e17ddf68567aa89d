/** The description of the API, as far as these specs read it. */
export interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly parameters?: readonly { readonly name: string; readonly in: string }[] }>
      >
    >
  >;
}

/** Every operation of the description: method, path with its parameters' names, and all parameters. */
export interface DescribedOperation {
  readonly method: string;
  readonly template: string;
  readonly queries: readonly string[];
}

export async function operationsOf(url: string): Promise<readonly DescribedOperation[]> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as Described;
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([verb, { parameters = [] }]) => ({
      method: verb.toUpperCase(),
      template,
      queries: parameters.flatMap(({ name, in: where }) => (where === 'query' ? [name] : [])),
    })),
  );
}
