import { type CampaignRefusal, refuse } from './refusals.js';

/** The second of two equal codes of a list. */
export function repeatedCode(
  terms: readonly { readonly code: string }[],
  at: string,
): CampaignRefusal | undefined {
  const seen = new Set<string>();
  for (const [i, { code }] of terms.entries()) {
    if (seen.has(code)) return refuse('CodeRepeated', `${at}/${i}/code`, { code });
    seen.add(code);
  }
  return undefined;
}
