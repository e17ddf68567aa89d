import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { Api } from '../connection/api.js';
import { Declined, Refused } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';

/** What the demo finds on the server before it begins. */
export interface Opening {
  readonly now: string;
  readonly total: number;
  /** Date on which the campaign of the ledger's problems began; null while it has none. */
  readonly campaignBegan: string | null;
}

interface Page {
  readonly total: number;
  readonly problems: readonly { readonly campaign: string }[];
}

/** @throws Declined on a real clock: a demo may not be mixed with what really happened */
export async function lookAround(api: Api, lang: Language): Promise<Opening> {
  const clock = await api.get<{ readonly now: string }>('/clock').catch((error: unknown) => {
    if (error instanceof Refused && error.details.status === 404)
      throw new Declined(message(lang, 'realClock'), exitCodes.refused);
    throw error;
  });
  const { total, problems } = await api.get<Page>('/problems?pageSize=1&total=true');
  const campaign = problems[0]?.campaign;
  const began =
    campaign === undefined
      ? null
      : (await api.get<{ readonly startsOn: string }>(`/campaigns/${campaign}`)).startsOn;
  return { now: clock.now, total, campaignBegan: began };
}

const usualStart = '2024-07-01';

/**
 * The date on which the demo's campaign begins: as wished; as it began when the demo is gone on with; else the
 * usual one, or the clock's date when that has passed.
 * @throws Declined when the clock has gone past the wish
 */
export function startOf({ now, campaignBegan }: Opening, wished: string | undefined, lang: Language): string {
  const today = dateInZone(now, chinaTime);
  const from = wished ?? campaignBegan ?? (today > usualStart ? today : usualStart);
  if (from < today && from !== campaignBegan)
    throw new Declined(message(lang, 'clockPast', { now: today, from }), exitCodes.refused);
  return from;
}
