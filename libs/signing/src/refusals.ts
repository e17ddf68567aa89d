import type { RefusalEntry } from '@xiaohao/deciding';
import { factLabels } from './labels.js';

/** Why a signature is not taken. */
export const signingRefusals = {
  ChallengeInvalid: {
    status: 422,
    zh: '签字口令不是本系统发出的，或已被改动',
    en: 'The challenge was not made here, or has been altered',
  },
  ChallengeExpired: {
    status: 409,
    zh: '签字口令已过期，请重新获取',
    en: 'The challenge has expired; ask for another',
  },
  ChallengeOfOther: {
    status: 403,
    zh: '签字口令属于他人或其他问题（{fact}）',
    en: 'The challenge is for another person or another problem ({fact})',
    words: { fact: factLabels },
  },
  ChallengeForOtherWords: {
    status: 422,
    zh: '签字口令所对应的事项或内容与本次提交不同（{fact}）',
    en: 'The challenge is for another meaning or for other words than these ({fact})',
    words: { fact: factLabels },
  },
  ChallengeOutdated: {
    status: 409,
    zh: '获取签字口令之后问题已有变化，请看过现在的内容后重新获取',
    en: 'The problem has changed since the challenge was given; look at it and ask for another',
  },
  SigningKeyMissing: {
    status: 409,
    zh: '签字人尚未登记公钥，请联系安全管理员登记',
    en: 'No public key of the signer is registered; the security administrator registers it',
  },
  SigningKeyUnknown: { status: 404, zh: '没有这把公钥', en: 'There is no such signing key' },
  SigningKeyExists: { status: 409, zh: '公钥已登记', en: 'The signing key is registered already' },
  SigningKeyUnusable: {
    status: 422,
    zh: '不是可用的公钥：应为 Ed25519 或 SM2 的 SPKI（PEM）',
    en: 'Not a usable public key: an SPKI in PEM of Ed25519 or SM2 is needed',
  },
  SignerUnknown: { status: 422, zh: '人员不存在或已离任', en: 'The person is not known or has left' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type SigningRefusalCode = keyof typeof signingRefusals;
