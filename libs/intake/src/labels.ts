import type { IntakeChannel, IntakeSecrecy } from './vocabulary.js';

interface Label {
  readonly zh: string;
  readonly en: string;
}

export const intakeChannelLabels: Readonly<Record<IntakeChannel, Label>> = {
  letter: { zh: '来信', en: 'Letter' },
  visit: { zh: '来访', en: 'Visit' },
  call: { zh: '来电', en: 'Call' },
  mailbox: { zh: '信箱', en: 'Mailbox' },
  online: { zh: '网上', en: 'Online' },
  transfer: { zh: '上级转办', en: 'Transferred from above' },
};

export const intakeSecrecyLabels: Readonly<Record<IntakeSecrecy, Label>> = {
  internal: { zh: '内部', en: 'Internal' },
  restricted: { zh: '限制知悉', en: 'Restricted' },
};
