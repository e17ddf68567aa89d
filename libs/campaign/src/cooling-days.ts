import type { CampaignRules } from './rules.js';

/** Half a year. A default of the product, not law. */
export const defaultCoolingDays = 180;

/** How long a post that has ended still counts, calendar days; 0 lets it count to its last day only. */
export const coolingDaysOf = ({ coolingDays }: Pick<CampaignRules, 'coolingDays'>): number =>
  coolingDays ?? defaultCoolingDays;
