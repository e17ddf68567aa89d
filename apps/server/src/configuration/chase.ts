import type { SmtpOptions } from '@xiaohao/delivery/smtp';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';

/** What wakes the clock up, and how mail leaves the house. */
export interface ChaseConfiguration {
  /** Absent: a timer of this process. */
  readonly redisUrl?: string;
  /** Absent: no mail is sent, the inbox is all there is. */
  readonly smtp?: SmtpOptions;
}

const isUrlOf = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';

/** @throws ConfigurationError; no address is repeated in it, because it may hold a password */
export function readChase(env: Environment): ChaseConfiguration {
  const redisUrl = env['XIAOHAO_REDIS_URL'] || undefined;
  if (redisUrl !== undefined && !isUrlOf(redisUrl, ['redis:', 'rediss:']))
    throw new ConfigurationError(
      'XIAOHAO_REDIS_URL',
      '应为 redis:// 或 rediss:// 地址 / must be a redis:// or rediss:// address',
    );
  const url = env['XIAOHAO_SMTP_URL'] || undefined;
  const from = env['XIAOHAO_MAIL_FROM'] || undefined;
  if (url !== undefined && !isUrlOf(url, ['smtp:', 'smtps:']))
    throw new ConfigurationError(
      'XIAOHAO_SMTP_URL',
      '应为 smtp:// 或 smtps:// 地址 / must be an smtp:// or smtps:// address',
    );
  if ((url === undefined) !== (from === undefined))
    throw new ConfigurationError(
      url === undefined ? 'XIAOHAO_SMTP_URL' : 'XIAOHAO_MAIL_FROM',
      'XIAOHAO_SMTP_URL 与 XIAOHAO_MAIL_FROM 须同时设置 / both are set or neither',
    );
  if (from !== undefined && !/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new ConfigurationError(
      'XIAOHAO_MAIL_FROM',
      '应为邮件地址，如 xiaohao@example.org / must be a mail address such as xiaohao@example.org',
    );
  return {
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(url === undefined || from === undefined ? {} : { smtp: { url, from } }),
  };
}
