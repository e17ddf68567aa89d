import type { Api } from '../connection/api.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The id of the unit that is meant by its id or its name; an id that is not known is for the server to judge.
 * @throws Declined where no unit has the name
 */
export async function unitIdOf(
  api: Api,
  unit: string | undefined,
  lang: Language,
): Promise<string | undefined> {
  if (unit === undefined || uuid.test(unit)) return unit;
  const { units } = await api.get<{
    readonly units: readonly { readonly id: string; readonly name: string }[];
  }>('/units');
  const found = units.find(({ name }) => name === unit);
  if (!found) throw new Declined(message(lang, 'unitUnknown', { unit }), exitCodes.refused);
  return found.id;
}
