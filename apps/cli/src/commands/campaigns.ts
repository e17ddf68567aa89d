import type { Api } from '../connection/api.js';
import type { Language } from '../messages.js';
import { type CampaignWords, campaignWords, type WordedCampaign } from '../output/campaign-words.js';

interface ListedCampaign extends WordedCampaign {
  readonly id: string;
}

/** All campaigns. */
export const campaignsOf = async (api: Api): Promise<readonly ListedCampaign[]> =>
  (await api.get<{ readonly campaigns: readonly ListedCampaign[] }>('/campaigns')).campaigns;

/** What codes are called in one campaign, or in any. */
export async function wordsOf(api: Api, lang: Language, campaign?: string): Promise<CampaignWords> {
  const all = await campaignsOf(api);
  const own = all.filter(({ id }) => id === campaign);
  return campaignWords(own.length > 0 ? own : all, lang);
}
