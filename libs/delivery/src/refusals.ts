import type { Refusal, RefusalEntry } from '@xiaohao/deciding';

/** Why the delivery to a person says no. */
export const deliveryRefusals = {
  NotYourPreferences: {
    status: 403,
    zh: '接收方式只能由本人设定',
    en: 'Preferences are stated by the person themselves',
  },
  MailAddressInvalid: { status: 422, zh: '不是有效的邮件地址', en: 'Not a mail address' },
  AddressedBefore: { status: 409, zh: '已发送过此件', en: 'It has been addressed before' },
  NothingWaits: { status: 409, zh: '没有待发的邮件', en: 'Nothing waits to be sent' },
  DeliveryUnderWay: { status: 409, zh: '邮件正由另一进程发送', en: 'Another process is sending it' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type DeliveryRefusalCode = keyof typeof deliveryRefusals;

export const refuse = (refused: DeliveryRefusalCode, pointer?: string): Refusal<DeliveryRefusalCode> =>
  pointer === undefined ? { refused } : { refused, pointer };
