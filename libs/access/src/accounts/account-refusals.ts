import type { RefusalEntry } from '@xiaohao/deciding';

/** Why a local account says no. A refused login never shows any of these but `PasswordMustBeChanged`. */
export const accountRefusals = {
  CredentialsWrong: {
    status: 403,
    zh: '密码或验证码不对',
    en: 'The password or the code is not right',
  },
  PasswordMustBeChanged: {
    status: 403,
    zh: '一次性密码须在登录时换成自己的密码（newPassword）',
    en: 'A one-time password is to be changed at login (newPassword)',
  },
  SessionNeeded: {
    status: 403,
    zh: '此事须在本地账户登录后办理',
    en: 'This takes a session of a local account',
  },
  SecondFactorInPlace: {
    status: 409,
    zh: '已启用动态验证码，请先停用',
    en: 'A second factor is in place; remove it first',
  },
  NoSecondFactorProposed: {
    status: 409,
    zh: '没有待确认的动态验证码',
    en: 'No second factor waits to be confirmed',
  },
  NoSecondFactor: { status: 409, zh: '没有启用动态验证码', en: 'There is no second factor' },
  LoginNameUnfit: {
    status: 422,
    zh: '登录名应为 3 至 64 个字母、数字、汉字或 . _ - @，以字母、数字或汉字开头',
    en: 'A login name has 3 to 64 letters, digits or . _ - @ and begins with a letter or digit',
  },
  PasswordTooShort: {
    status: 422,
    zh: '密码不得少于 {min} 个字符',
    en: 'A password has at least {min} characters',
  },
  PasswordHoldsLoginName: {
    status: 422,
    zh: '密码不得含登录名',
    en: 'A password must not hold the login name',
  },
  PasswordTooCommon: {
    status: 422,
    zh: '这个密码太常见',
    en: 'The password is one of the common ones',
  },
  PasswordUnchanged: {
    status: 422,
    zh: '新密码与旧密码相同',
    en: 'The new password is the old one',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type AccountRefusalCode = keyof typeof accountRefusals;
