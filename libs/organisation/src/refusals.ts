import type { Refusal, RefusalEntry } from '@xiaohao/deciding';
import { personRefusals } from './person-refusals.js';
import { standInRefusals } from './stand-in-refusals.js';
import { proposalRefusals } from './two-persons.js';
import { unitRefusals } from './unit-refusals.js';

/** Why the register of the organisation says no. */
export const organisationRefusals = {
  ...unitRefusals,
  ...personRefusals,
  ...standInRefusals,
  ...proposalRefusals,
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type OrganisationRefusalCode = keyof typeof organisationRefusals;
export type OrganisationRefusal = Refusal<OrganisationRefusalCode>;

export const no = (
  refused: OrganisationRefusalCode,
  pointer?: string,
  params?: Readonly<Record<string, string>>,
): OrganisationRefusal => ({
  refused,
  ...(pointer === undefined ? {} : { pointer }),
  ...(params === undefined ? {} : { params }),
});
