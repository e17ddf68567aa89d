import { refuses } from './edge-refusal.js';

/** Signing, and learning who reported, ask for more than a good credential: a fresh one; signing, for somebody who can sign just now. */
export const refusalsOfSigning = {
  StepUpNeeded: refuses(
    401,
    ['请重新验证身份', '此操作要求最近 5 分钟内验证过身份，请重新登录后再试。'],
    [
      'Show again who you are',
      'This asks for more: sign in again, since the last authentication is older than 5 minutes.',
    ],
    // RFC 9470 §3: what a client has to ask the authorisation server for.
    { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age="300"' },
  ),
  SigningUnavailable: refuses(
    503,
    ['暂时无法签字', '签名服务暂时不可用，没有保存任何内容，请稍后再试。'],
    ['Signing is not available', 'No signature can be had just now; nothing was kept. Try again later.'],
    { 'retry-after': '5' },
  ),
} as const;
