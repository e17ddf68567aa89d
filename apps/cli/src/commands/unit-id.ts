import type { Api } from '../connection/api.js';

/** The id of the unit that is meant by its id or its name; what nobody is called is taken as an id. */
export async function unitIdOf(api: Api, unit: string | undefined): Promise<string | undefined> {
  if (unit === undefined) return undefined;
  const { units } = await api.get<{
    readonly units: readonly { readonly id: string; readonly name: string }[];
  }>('/units');
  return units.find(({ id, name }) => id === unit || name === unit)?.id ?? unit;
}
