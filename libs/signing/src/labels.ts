import type { SigningFactName } from './statement.js';

/** What the facts of a statement are called. */
export const factLabels: Readonly<Record<SigningFactName, { readonly zh: string; readonly en: string }>> = {
  signer: { zh: '签字人', en: 'Signer' },
  onBehalfOf: { zh: '被代行人', en: 'Whoever is acted for' },
  problem: { zh: '问题', en: 'Problem' },
  meaning: { zh: '签字含义', en: 'Meaning of the signature' },
  revision: { zh: '问题的版本', en: 'Revision of the problem' },
  said: { zh: '随签字提交的内容', en: 'What is said with it' },
  digest: { zh: '所签的内容', en: 'Content that is signed' },
};
