import { accessRefusals, accountRefusals, sessionRefusals } from '@xiaohao/access';
import { campaignRefusals } from '@xiaohao/campaign';
import { backTestRefusals, chaseRefusals, snailBoardRefusals } from '@xiaohao/chase';
import type { RefusalEntry } from '@xiaohao/deciding';
import { deliveryRefusals } from '@xiaohao/delivery';
import { evidenceRefusals, evidenceTitle } from '@xiaohao/evidence';
import { edgeRefusals, refusalTitles, type Wording } from '@xiaohao/http';
import { intakeRefusals } from '@xiaohao/intake';
import { organisationRefusals } from '@xiaohao/organisation';
import { problemRefusals } from '@xiaohao/problem';
import { signingRefusals } from '@xiaohao/signing';
import { calendarRefusals } from '@xiaohao/working-calendar';
import { fileRefusals } from '../organisation/files/file-refusals.js';

/** What one code means; a detail may hold `{places}` that a single refusal fills in. */
export interface Meaning {
  readonly status: number;
  readonly zh: Wording;
  readonly en: Wording;
}

type Catalogue<Entry> = Readonly<Record<string, Entry>>;

/** A decider's refusals are called by their status alone. */
const ofDeciders = (...catalogues: readonly Catalogue<RefusalEntry>[]): readonly Catalogue<Meaning>[] =>
  catalogues.map((catalogue) =>
    mapped(catalogue, ({ status, zh, en }) => ({
      status,
      zh: { title: refusalTitles[status].zh, detail: zh },
      en: { title: refusalTitles[status].en, detail: en },
    })),
  );

const mapped = <Entry>(catalogue: Catalogue<Entry>, to: (entry: Entry) => Meaning): Catalogue<Meaning> =>
  Object.fromEntries(Object.entries(catalogue).map(([code, entry]) => [code, to(entry)]));

const catalogues: readonly Catalogue<Meaning>[] = [
  mapped(edgeRefusals, ({ status, zh, en }) => ({ status, zh, en })),
  ...ofDeciders(accessRefusals, accountRefusals, sessionRefusals, campaignRefusals, calendarRefusals),
  ...ofDeciders(organisationRefusals, fileRefusals),
  mapped(evidenceRefusals, ({ status, zh, en }) => ({
    status,
    zh: { title: evidenceTitle.zh, detail: zh },
    en: { title: evidenceTitle.en, detail: en },
  })),
  ...ofDeciders(problemRefusals, intakeRefusals, chaseRefusals, snailBoardRefusals, backTestRefusals),
  ...ofDeciders(deliveryRefusals, signingRefusals),
];

/** Every refusal of the product by its code. Where two rooms share a code, it means what both of them say. */
export const refusalCatalogue: ReadonlyMap<string, readonly Meaning[]> = new Map(
  [...new Set(catalogues.flatMap(Object.keys))].map((code) => [code, meaningsOf(code)]),
);

function meaningsOf(code: string): readonly Meaning[] {
  const all = catalogues.flatMap((catalogue) => catalogue[code] ?? []);
  const texts = all.map((meaning) => JSON.stringify(meaning));
  return all.filter((_meaning, at) => texts.indexOf(texts[at] ?? '') === at);
}
