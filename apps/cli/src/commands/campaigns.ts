import type { RulesVersion } from '@xiaohao/campaign';
import type { Api } from '../connection/api.js';

/** A campaign as the server lists it, as far as it is needed for its words. */
export interface ListedCampaign {
  readonly id: string;
  readonly name: string;
  /** In order of version. */
  readonly rules: readonly Pick<RulesVersion, 'rules'>[];
}

/** All campaigns. */
export const campaignsOf = async (api: Api): Promise<readonly ListedCampaign[]> =>
  (await api.get<{ readonly campaigns: readonly ListedCampaign[] }>('/campaigns')).campaigns;
