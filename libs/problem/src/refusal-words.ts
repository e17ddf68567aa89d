import { signOffStepLabels } from '@xiaohao/campaign';
import { heldRoleLabels } from '@xiaohao/organisation';
import { factLabels } from '@xiaohao/signing';
import { dutyLabels } from './duty-labels.js';
import { commandLabels } from './labels.js';
import { type Label, stageLabels, vocabularyLabels } from './vocabulary-labels.js';

const { handlingKinds, horizons, signatureMeanings, signOffTests } = vocabularyLabels;
const stages: Readonly<Record<string, Label>> = {
  ...stageLabels,
  absent: { zh: '尚未登记', en: 'Not yet identified' },
};

/** What readers are told instead of the codes that refusals name, by the names of the texts' places. */
export const refusalWords = {
  stages: { stage: stages, needed: stages, when: stages },
  authority: { command: commandLabels, roles: heldRoleLabels },
  duties: { duty: dutyLabels, other: dutyLabels },
  role: { role: heldRoleLabels },
  steps: { step: signOffStepLabels, expected: signOffStepLabels },
  test: { test: signOffTests },
  signature: { signature: signatureMeanings },
  fact: { fact: factLabels },
  handling: { kind: handlingKinds },
  horizon: { horizon: horizons },
} as const;
