import { deadlineRulesOf, type RulesVersion, type Term } from '@xiaohao/campaign';
import { type Language, message } from '../messages.js';

/** A campaign as the server lists it, as far as its words go. */
export interface WordedCampaign {
  /** In order of version. */
  readonly rules: readonly Pick<RulesVersion, 'rules'>[];
}

/** What the codes are called that campaigns have in their rules. A code that none has is shown as it is. */
export interface CampaignWords {
  readonly category: (code: string) => string;
  readonly subForm: (code: string) => string;
  /** Why something was returned for rework. */
  readonly reason: (code: string) => string;
  readonly band: (code: string) => string;
  /** A rule of chasing: `overdue`, `band/<code>/<n>`, `rung/<code>`, `noResponse/<code>`. */
  readonly rule: (rule: string) => string;
}

/** The words of these campaigns; where they call a code differently, all that it is called. */
export function campaignWords(campaigns: readonly WordedCampaign[], lang: Language): CampaignWords {
  const called = (terms: (rules: RulesVersion['rules']) => readonly Term[]): ((code: string) => string) => {
    const names = new Map<string, Set<string>>();
    for (const { rules } of campaigns) {
      // A later version has the last word.
      const own = new Map(
        rules.flatMap((version) => terms(version.rules).map((term) => [term.code, term[lang]] as const)),
      );
      for (const [code, name] of own) names.set(code, (names.get(code) ?? new Set()).add(name));
    }
    return (code) => [...(names.get(code) ?? [code])].join(' / ');
  };
  const band = called((rules) => deadlineRulesOf(rules).bands);
  const rung = called((rules) => deadlineRulesOf(rules).ladder);
  const rule = (text: string): string => {
    const [series, code = '', before = '0'] = text.split('/');
    if (series === 'overdue') return message(lang, 'overdue');
    if (series === 'rung') return rung(code);
    if (series === 'noResponse') return message(lang, 'notAnswered', { name: rung(code) });
    if (series !== 'band') return text;
    return before === '0'
      ? band(code)
      : message(lang, 'timesOver', { name: band(code), n: Number(before) + 1 });
  };
  return {
    category: called(({ categories }) => categories),
    subForm: called(({ categories }) => categories.flatMap(({ subForms }) => subForms)),
    reason: called(({ returnReasons }) => returnReasons),
    band,
    rule,
  };
}
