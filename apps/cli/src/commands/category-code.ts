import type { Category } from '@xiaohao/campaign';
import type { Api } from '../connection/api.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { campaignsOf } from './campaigns.js';

/**
 * The code of the category that is meant by its code or its name, in any version of the rules of one campaign or of
 * all. A campaign that is not known is for the server to judge.
 * @throws Declined where no category is called so, or categories of more than one code are
 */
export async function categoryCode(
  api: Api,
  wanted: string | undefined,
  campaign: string | undefined,
  lang: Language,
): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const asked = (await campaignsOf(api)).filter(({ id }) => campaign === undefined || id === campaign);
  const known = asked.flatMap(({ rules }) => rules.flatMap((version) => version.rules.categories));
  if (known.length === 0 || known.some(({ code }) => code === wanted)) return wanted;
  const codes = new Set(known.filter((one) => isCalled(one, wanted)).map(({ code }) => code));
  const [code] = codes;
  if (code === undefined) {
    const names = [...new Set(known.map((one) => `${one.code} ${one[lang]}`))].join(', ');
    throw new Declined(message(lang, 'categoryUnknown', { wanted, names }), exitCodes.refused);
  }
  if (codes.size === 1) return code;
  throw new Declined(message(lang, 'nameShared', { wanted, ids: [...codes].join(' ') }), exitCodes.refused);
}

const isCalled = ({ zh, en }: Category, wanted: string): boolean =>
  zh === wanted || en.toLowerCase() === wanted.toLowerCase();
