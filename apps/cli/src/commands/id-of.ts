import type { Api } from '../connection/api.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The registers in which something is found by its name, and how it is said that nothing is called so. */
const unknown = { units: 'unitUnknown', people: 'personUnknown', campaigns: 'campaignUnknown' } as const;
type Register = keyof typeof unknown;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names told to whoever gave one that nobody has: more are no help. */
const mostTold = 12;

/**
 * The id of the unit, person or campaign that is meant by its id or its name; an id that is not known is for the
 * server to judge.
 * @throws Declined where nothing has the name, or more than one thing has it
 */
export async function idOf(
  api: Api,
  register: Register,
  wanted: string | undefined,
  lang: Language,
): Promise<string | undefined> {
  if (wanted === undefined || uuid.test(wanted)) return wanted;
  const all = (await api.get<Readonly<Record<string, readonly Named[]>>>(`/${register}`))[register] ?? [];
  const [found, ...others] = all.filter(({ name }) => name === wanted);
  if (!found)
    throw new Declined(
      message(lang, unknown[register], { wanted }) + couldBe(all, wanted, lang),
      exitCodes.refused,
    );
  if (others.length === 0) return found.id;
  const ids = [found, ...others].map(({ id }) => id).join(' ');
  throw new Declined(message(lang, 'nameShared', { wanted, ids }), exitCodes.refused);
}

/** All names where they are few, those like it where they are many. */
function couldBe(all: readonly Named[], wanted: string, lang: Language): string {
  const names = [...new Set(all.map(({ name }) => name))];
  const few = names.length <= mostTold;
  const told = few ? names : names.filter((name) => name.includes(wanted) || wanted.includes(name));
  if (told.length === 0) return '';
  const list = told.slice(0, mostTold).join(lang === 'zh' ? '、' : ', ');
  return message(lang, few ? 'thereAre' : 'likeIt', { names: list });
}
