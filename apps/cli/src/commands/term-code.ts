import type { CampaignRules, Term } from '@xiaohao/campaign';
import type { Api } from '../connection/api.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { campaignsOf } from './campaigns.js';

/** Lists of terms in the rules of a campaign, and how it is said that none in them is called so. */
const lists = { categories: 'categoryUnknown', returnReasons: 'reasonUnknown' } as const;
type List = keyof typeof lists & keyof CampaignRules;

/**
 * The code of the term that is meant by its code or its name, in any version of the rules of one campaign or of all.
 * A campaign that is not known is for the server to judge.
 * @throws Declined where no term of the list is called so, or terms of more than one code are
 */
async function codeIn(
  list: List,
  api: Api,
  wanted: string | undefined,
  campaign: string | undefined,
  lang: Language,
): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const asked = (await campaignsOf(api)).filter(({ id }) => campaign === undefined || id === campaign);
  const known: readonly Term[] = asked.flatMap(({ rules }) =>
    rules.flatMap((version) => version.rules[list]),
  );
  if (known.length === 0 || known.some(({ code }) => code === wanted)) return wanted;
  const codes = new Set(known.filter((one) => isCalled(one, wanted)).map(({ code }) => code));
  const [code] = codes;
  if (code === undefined) {
    const names = [...new Set(known.map((one) => `${one.code} ${one[lang]}`))].join(', ');
    throw new Declined(message(lang, lists[list], { wanted, names }), exitCodes.refused);
  }
  if (codes.size === 1) return code;
  throw new Declined(message(lang, 'nameShared', { wanted, ids: [...codes].join(' ') }), exitCodes.refused);
}

const isCalled = ({ zh, en }: Term, wanted: string): boolean =>
  zh === wanted || en.toLowerCase() === wanted.toLowerCase();

type Asked = readonly [api: Api, wanted: string | undefined, campaign: string | undefined, lang: Language];

/** The code of a category. */
export const categoryCode = (...asked: Asked): Promise<string | undefined> => codeIn('categories', ...asked);

/** The code of a reason for returning. */
export const reasonCode = (...asked: Asked): Promise<string | undefined> => codeIn('returnReasons', ...asked);
