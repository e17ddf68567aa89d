import type { AccessState } from '@xiaohao/access';
import type { CampaignState } from '@xiaohao/campaign';
import type { Aggregates, Loaded } from '@xiaohao/command-handling';
import type { Organisation } from '@xiaohao/organisation';
import { accessKind } from '../identity/keys.js';
import { campaignKind, organisationKind } from './kinds.js';

/** The registers that nearly every request looks at, as they stand now. */
export class Registers {
  constructor(private readonly aggregates: Aggregates) {}

  /** Loads what is to stay in memory. */
  async keep(): Promise<void> {
    await this.aggregates.keep(organisationKind, '');
    await this.aggregates.keep(accessKind, '');
  }

  organisation(): Promise<Loaded<Organisation>> {
    return this.aggregates.load(organisationKind, '');
  }

  access(): Promise<Loaded<AccessState>> {
    return this.aggregates.load(accessKind, '');
  }

  campaign(id: string): Promise<Loaded<CampaignState>> {
    return this.aggregates.load(campaignKind, id);
  }
}
