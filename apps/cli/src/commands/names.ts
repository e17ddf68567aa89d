import type { Api } from '../connection/api.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names of units, people and campaigns by id; an id that nobody has is shown as it is. */
export async function namesOf(
  api: Api,
  kinds: readonly ('units' | 'people' | 'campaigns')[],
): Promise<(id: string) => string> {
  const lists = await Promise.all(
    kinds.map(
      async (kind) => (await api.get<Readonly<Record<string, readonly Named[]>>>(`/${kind}`))[kind] ?? [],
    ),
  );
  const names = new Map(lists.flat().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
