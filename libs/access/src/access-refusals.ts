import type { Decision, Refusal, RefusalEntry } from '@xiaohao/deciding';
import type { AccessEvent } from './events.js';

/** Why the register of credentials says no. */
export const accessRefusals = {
  KeyExists: { status: 409, zh: '密钥已存在', en: 'The key is there already' },
  KeyUnknown: { status: 404, zh: '密钥不存在', en: 'The key is not known' },
  KeyRevokedAlready: { status: 409, zh: '密钥已撤销', en: 'The key is revoked already' },
  KeyExpired: { status: 409, zh: '密钥已到期', en: 'The key has expired' },
  KeyExpiryPast: { status: 422, zh: '到期时刻已过', en: 'The instant of expiry is past' },
  HolderUnknown: { status: 422, zh: '持有人不存在或已离任', en: 'The holder is not known or has left' },
  KeyUnitUnknown: { status: 422, zh: '单位不存在', en: 'The unit is not known' },
  OneHolder: {
    status: 422,
    zh: '密钥只能代表一名人员或一个系统',
    en: 'A key speaks for one person or for one system',
  },
  NotAnAddress: {
    status: 422,
    zh: '应为 IPv4 或 IPv6 地址，或网段（如 192.0.2.0/24）',
    en: 'This must be an IPv4 or IPv6 address or a network such as 192.0.2.0/24',
  },
  LimitedKeyIssuesNone: {
    status: 403,
    zh: '有范围、单位、来源或期限限制的密钥不能签发、轮换或更换任何凭证',
    en: 'A key that is limited in scope, unit, address or time makes and replaces no credentials',
  },
  LastAdministratorKey: {
    status: 409,
    zh: '不能撤销最后一个不受限制的管理密钥',
    en: 'The last unlimited administrator key cannot be revoked',
  },
  RotationUnderWay: {
    status: 409,
    zh: '轮换尚未结束：旧秘密值有效至 {until}',
    en: 'A rotation is under way: the former secret is good until {until}',
  },
  RotationTermWrong: {
    status: 422,
    zh: '旧秘密值的有效期应在此后 {days} 天之内',
    en: 'The former secret may stay good for at most {days} days from now',
  },
  NoRotationUnderWay: { status: 409, zh: '没有进行中的轮换', en: 'No rotation is under way' },
  SubjectLinkedAlready: {
    status: 409,
    zh: '该身份已对应一名人员',
    en: 'The subject stands for a person already',
  },
  SubjectUnknown: { status: 404, zh: '没有这一对应', en: 'There is no such link' },
  AccountExists: { status: 409, zh: '此人已有账户', en: 'The person has an account already' },
  AccountUnknown: { status: 404, zh: '账户不存在或已关闭', en: 'There is no such account, or it is closed' },
  LoginNameTaken: { status: 409, zh: '登录名已被使用', en: 'The login name is taken' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type AccessRefusalCode = keyof typeof accessRefusals;
export type AccessAnswer = Decision<AccessEvent, AccessRefusalCode>;

/** A refusal of the register, about one field where there is one. */
export const refuseAccess = (
  refused: AccessRefusalCode,
  more: Omit<Refusal, 'refused'> = {},
): Refusal<AccessRefusalCode> => ({ refused, ...more });
